"""Tables of "XML 2003", which Excel of its day and 1C call .xml or .xls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from matvey.exchange.spreadsheets.files.archives import CHUNK
from matvey.exchange.spreadsheets.files.rows import Merge, Merges, Row
from matvey.exchange.spreadsheets.files.sources import Source
from matvey.exchange.spreadsheets.files.xml_parts import (
    Attributes,
    elements,
    local,
    local_attributes,
    parser,
    streamed,
)
from matvey.exchange.spreadsheets.unreadable import Limits, UnreadableFile
from matvey.exchange.spreadsheets.values import EMPTY, Value, clean_text


@dataclass(frozen=True)
class Xml2003:
    """The worksheets in the order of their tabs."""

    source: Source
    limits: Limits
    sheets: tuple[str, ...]
    format: str = "xml"
    hidden: frozenset[str] = frozenset()

    @classmethod
    def open(cls, source: Source, limits: Limits) -> Xml2003:
        """Raises `UnreadableFile` when the text is no such XML."""
        found = elements(_chunks(source), frozenset({"Worksheet"}))
        if not found:
            raise UnreadableFile(_("The workbook has no sheets."))
        return cls(source, limits, tuple(tag.get("Name", "") for _name, tag in found))

    def rows(self, sheet: str) -> Iterator[Row]:
        worksheet = _Worksheet(sheet, self.limits)
        return streamed(worksheet.reader, _chunks(self.source), worksheet.take)


def _chunks(source: Source) -> Iterator[bytes]:
    with source.open() as file:
        while chunk := file.read(CHUNK):
            yield chunk


class _Worksheet:
    def __init__(self, sheet: str, limits: Limits) -> None:
        self._sheet, self._limits = sheet, limits
        self._rows: list[Row] = []
        self._merges = Merges()
        self._values: list[Value] = []
        self._number = self._cells = 0
        self._column = -1
        self._across = 0
        self._inside = False
        self._type = "String"
        self._pieces: list[str] = []
        self.reader = parser()
        self.reader.StartElementHandler = self._start
        self.reader.EndElementHandler = self._end

    def take(self) -> list[Row]:
        rows, self._rows = self._rows, []
        if self._cells > self._limits.cells:
            raise UnreadableFile(_("The file has more cells than can be read."))
        return rows

    def _start(self, name: str, attributes: Attributes) -> None:
        name = local(name)
        if name == "Worksheet":
            self._inside = local_attributes(attributes).get("Name", "") == self._sheet
        elif not self._inside:
            return
        elif name == "Row":
            self._number = _place(attributes, self._number + 1)
            self._values, self._column = [], -1
        elif name == "Cell":
            self._start_cell(local_attributes(attributes))
        elif name == "Data":
            self._type = local_attributes(attributes).get("Type", "String")
            self.reader.CharacterDataHandler = self._pieces.append

    def _start_cell(self, attributes: Attributes) -> None:
        self._column = _place(attributes, self._column + 2) - 1
        self._pieces = []
        width, height = _extra(attributes, "MergeAcross"), _extra(attributes, "MergeDown")
        if width or height:
            self._merges.add(Merge(self._number, self._column, self._number + height, self._column + width))
        self._across = width

    def _end(self, name: str) -> None:
        name = local(name)
        if not self._inside:
            return
        if name == "Data":
            self.reader.CharacterDataHandler = None
        elif name == "Cell":
            self._end_cell()
        elif name == "Row":
            self._cells += len(self._values) + 1
            self._rows.append(self._merges.row(self._number, self._values))

    def _end_cell(self) -> None:
        value = _value(self._type, clean_text("".join(self._pieces)))
        if value != EMPTY and self._column < self._limits.columns:
            self._values.extend([EMPTY] * (self._column + 1 - len(self._values)))
            self._values[self._column] = value
        self._column += self._across


def _place(attributes: Attributes, otherwise: int) -> int:
    written = local_attributes(attributes).get("Index", "")
    return int(written) if written.isdecimal() and 0 < len(written) < 9 else otherwise


def _extra(attributes: Attributes, name: str) -> int:
    written = attributes.get(name, "")
    return int(written) if written.isdecimal() and len(written) < 8 else 0


def _value(kind: str, text: str) -> Value:
    try:
        if kind == "Number":
            number = float(text)
            return int(number) if number.is_integer() and abs(number) < 1e15 else number
        if kind == "DateTime":
            at = dt.datetime.fromisoformat(text).replace(tzinfo=None)
            return at.date() if at.time() == dt.time() else at
    except ValueError:
        return text
    return text == "1" if kind == "Boolean" else text
