"""Excel workbooks (.xlsx, .xlsm), read as a stream whatever their size."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from matvey.exchange.spreadsheets.files.archives import Archive, opened
from matvey.exchange.spreadsheets.files.rows import Merge, Merges, Row
from matvey.exchange.spreadsheets.files.sources import Source
from matvey.exchange.spreadsheets.files.xlsx_sheet import sheet_rows
from matvey.exchange.spreadsheets.files.xlsx_strings import SharedStrings, texts
from matvey.exchange.spreadsheets.files.xlsx_styles import NumberStyles
from matvey.exchange.spreadsheets.files.xml_parts import elements
from matvey.exchange.spreadsheets.unreadable import Limits, UnreadableFile

_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]{0,200}?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_OVERLAP = 256
_MOST_MERGES = 200_000


@dataclass(frozen=True)
class ExcelWorkbook:
    """The sheets in the order of their tabs."""

    source: Source
    limits: Limits
    parts: dict[str, str]
    strings: str
    styles: str
    since_1904: bool
    hidden: frozenset[str]
    format: str = "xlsx"

    @property
    def sheets(self) -> tuple[str, ...]:
        return tuple(self.parts)

    @classmethod
    def open(cls, source: Source, limits: Limits) -> ExcelWorkbook:
        """Raises `UnreadableFile` when the archive holds no workbook."""
        with opened(source, limits) as archive:
            main = _main_part(archive)
            targets = _related(archive, main)
            found = elements(archive.chunks(main), frozenset({"sheet", "workbookPr"}))
            sheets = [tag for name, tag in found if name == "sheet"]
            parts = {tag.get("name", ""): targets.get(tag.get("id", ""), "") for tag in sheets}
            parts = {name: part for name, part in parts.items() if part in archive}
            if not parts:
                raise UnreadableFile(_("The workbook has no sheets."))
            since_1904 = any(
                tag.get("date1904") in {"1", "true"} for name, tag in found if name == "workbookPr"
            )
            hidden = frozenset(
                tag.get("name", "") for tag in sheets if tag.get("state", "visible") != "visible"
            )
            strings, styles = targets.get("sharedStrings", ""), targets.get("styles", "")
        return cls(source, limits, parts, strings, styles, since_1904, hidden)

    @cached_property
    def _shared(self) -> SharedStrings:
        return SharedStrings(self._texts())

    def _texts(self) -> Iterator[str]:
        with opened(self.source, self.limits) as archive:
            yield from texts(archive.chunks(self.strings))

    @cached_property
    def _styles(self) -> NumberStyles:
        with opened(self.source, self.limits) as archive:
            return NumberStyles.of(archive.chunks(self.styles), self.since_1904)

    def rows(self, sheet: str) -> Iterator[Row]:
        with opened(self.source, self.limits) as archive:
            part = self.parts[sheet]
            merges = Merges(_merges(archive.chunks(part)))
            for number, values in sheet_rows(archive.chunks(part), self._shared, self._styles, self.limits):
                yield merges.row(number, values)


def _main_part(archive: Archive) -> str:
    for _name, tag in elements(archive.chunks("_rels/.rels"), frozenset({"Relationship"})):
        if tag.get("Type", "").endswith("/officeDocument"):
            return tag.get("Target", "")
    return "xl/workbook.xml"


def _related(archive: Archive, main: str) -> dict[str, str]:
    """Parts by relationship id, and by the kind of the part."""
    folder, name = posixpath.split(main.lstrip("/"))
    found = {}
    for _name, tag in elements(archive.chunks(f"{folder}/_rels/{name}.rels"), frozenset({"Relationship"})):
        part = posixpath.normpath(posixpath.join("/" + folder, tag.get("Target", "").replace("\\", "/")))
        found[tag.get("Id", "")] = found[posixpath.basename(tag.get("Type", ""))] = part.lstrip("/")
    return found


def _merges(chunks: Iterable[bytes]) -> Iterator[Merge]:
    """Excel writes them after the rows, so the part is looked through for them first (300 MB/s)."""
    tail, count = b"", 0
    for chunk in chunks:
        window, end = tail + chunk, 0
        for found in _MERGE.finditer(window) if b"mergeCell" in window else ():
            left, top, right, bottom = found.groups()
            yield Merge(int(top), column_number(left.decode()), int(bottom), column_number(right.decode()))
            end, count = found.end(), count + 1
            if count >= _MOST_MERGES:
                return
        tail = window[max(end, len(window) - _OVERLAP) :]


def column_number(letters: str) -> int:
    """From 0: A is 0, Z is 25, AA is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
