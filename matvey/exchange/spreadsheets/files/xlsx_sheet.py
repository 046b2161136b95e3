"""One sheet of an Excel workbook as a stream of rows: about 50,000 rows of eight cells a second."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from matvey.exchange.spreadsheets.files.xlsx_strings import SharedStrings
from matvey.exchange.spreadsheets.files.xlsx_styles import NumberStyles
from matvey.exchange.spreadsheets.files.xml_parts import Attributes, parser, streamed
from matvey.exchange.spreadsheets.unreadable import Limits, UnreadableFile
from matvey.exchange.spreadsheets.values import EMPTY, Value, clean_text

type NumberedValues = tuple[int, list[Value]]


def sheet_rows(
    chunks: Iterable[bytes], strings: SharedStrings, styles: NumberStyles, limits: Limits
) -> Iterator[NumberedValues]:
    """Rows that are written in the sheet, with their numbers; rows that are not written are not yielded."""
    sheet = _Sheet(strings, styles, limits)
    return streamed(sheet.reader, chunks, sheet.take)


class _Sheet:
    """Handlers of the parser. The tag names carry the prefix of the root, as the writing program chose it."""

    def __init__(self, strings: SharedStrings, styles: NumberStyles, limits: Limits) -> None:
        self._strings, self._styles, self._limits = strings, styles, limits
        self._rows: list[NumberedValues] = []
        self._values: list[Value] = []
        self._number = self._column = self._cells = self._before_phonetic = 0
        self._columns: dict[str, int] = {}
        self._pieces: list[str] = []
        self._type = self._style = ""
        self.reader = parser()
        self.reader.StartElementHandler = self._root

    def take(self) -> list[NumberedValues]:
        rows, self._rows = self._rows, []
        if self._cells > self._limits.cells:
            raise UnreadableFile(_("The file has more cells than can be read."))
        return rows

    def _root(self, name: str, _attributes: Attributes) -> None:
        prefix = name[: name.rfind(":") + 1]
        self._row_tag, self._cell_tag = prefix + "row", prefix + "c"
        self._text_tags = {prefix + "v", prefix + "t"}
        self._phonetic_tag = prefix + "rPh"
        self.reader.StartElementHandler = self._start
        self.reader.EndElementHandler = self._end

    def _start(self, name: str, attributes: Attributes) -> None:
        if name == self._cell_tag:
            self._start_cell(attributes)
        elif name in self._text_tags:
            self.reader.CharacterDataHandler = self._pieces.append
        elif name == self._row_tag:
            number = attributes.get("r", "")
            self._number = int(number) if number.isdecimal() else self._number + 1
            self._values, self._column = [], -1
        elif name == self._phonetic_tag:
            self._before_phonetic = len(self._pieces)

    def _start_cell(self, attributes: Attributes) -> None:
        place = attributes.get("r")
        self._column = self._column_of(place) if place else self._column + 1
        self._type = attributes.get("t", "n")
        self._style = attributes.get("s", "")

    def _column_of(self, place: str) -> int:
        letters = place.rstrip("0123456789")
        if (known := self._columns.get(letters)) is None:
            known = 0
            for letter in letters.upper()[:4]:
                known = known * 26 + ord(letter) - 64
            self._columns[letters] = known = max(known - 1, 0)
        return known

    def _end(self, name: str) -> None:
        if name in self._text_tags:
            self.reader.CharacterDataHandler = None
        elif name == self._cell_tag:
            if self._pieces:
                self._put("".join(self._pieces))
                self._pieces.clear()
        elif name == self._row_tag:
            self._cells += len(self._values) + 1
            self._rows.append((self._number, self._values))
        elif name == self._phonetic_tag:
            del self._pieces[self._before_phonetic :]

    def _put(self, raw: str) -> None:
        column, values = self._column, self._values
        if column >= self._limits.columns or (value := self._value(raw)) == EMPTY:
            return
        if column == len(values):
            values.append(value)
            return
        values.extend([EMPTY] * (column + 1 - len(values)))
        values[column] = value

    def _value(self, raw: str) -> Value:
        kind = self._type
        if kind == "s":
            return self._strings[int(raw)] if raw.isdecimal() else EMPTY
        if kind == "n":
            return self._number_value(raw)
        if kind == "b":
            return raw.strip() == "1"
        if kind == "e":
            return EMPTY
        return _iso_date(raw) if kind == "d" else clean_text(raw)

    def _number_value(self, raw: str) -> Value:
        number = int(raw) if raw.isdecimal() and len(raw) < 300 else _number(raw)
        if number is None:
            return clean_text(raw)
        style = self._style
        return self._styles.value(number, int(style)) if style.isdecimal() else number


def _number(raw: str) -> int | float | None:
    try:
        number = float(raw)
    except ValueError:
        return None
    if not math.isfinite(number):
        return None
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def _iso_date(raw: str) -> Value:
    try:
        at = dt.datetime.fromisoformat(raw.strip()).replace(tzinfo=None)
    except ValueError:
        return clean_text(raw)
    return at.date() if at.time() == dt.time() else at
