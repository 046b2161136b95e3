"""One table of an OpenDocument as a stream of rows; what it tells to repeat is unrolled here."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from matvey.exchange.spreadsheets.files.rows import Merge, Merges, Row
from matvey.exchange.spreadsheets.files.xml_parts import Attributes, local, local_attributes, parser, streamed
from matvey.exchange.spreadsheets.unreadable import Limits, UnreadableFile
from matvey.exchange.spreadsheets.values import EMPTY, Value, clean_text

_DURATION = re.compile(r"P(?:(\d+)D)?T(\d+)H(\d+)M(\d+)")
_CELLS = frozenset({"table-cell", "covered-table-cell"})


def sheet_rows(chunks: Iterable[bytes], sheet: str, limits: Limits) -> Iterator[Row]:
    """The rows of the table of this name; repeated empty rows are only counted."""
    table = _Table(sheet, limits)
    return streamed(table.reader, chunks, table.take)


class _Table:
    def __init__(self, sheet: str, limits: Limits) -> None:
        self._sheet, self._limits = sheet, limits
        self._rows: list[Row] = []
        self._merges = Merges()
        self._values: list[Value] = []
        self._number = self._column = self._cells = self._aside = self._depth = 0
        self._repeated_row = 1
        self._cell: Attributes = {}
        self._pieces: list[str] = []
        self.reader = parser()
        self.reader.StartElementHandler = self._start
        self.reader.EndElementHandler = self._end

    def take(self) -> list[Row]:
        rows, self._rows = self._rows, []
        return rows

    def _start(self, name: str, attributes: Attributes) -> None:
        name = local(name)
        if name == "table":
            self._depth += self._depth > 0 or local_attributes(attributes).get("name", "") == self._sheet
        elif self._depth != 1:
            return
        elif name == "table-row":
            self._values, self._column = [], 0
            self._repeated_row = _count(local_attributes(attributes), "number-rows-repeated")
        elif name in _CELLS:
            self._cell = local_attributes(attributes)
            self._pieces = []
        else:
            self._start_text(name, attributes)

    def _start_text(self, name: str, attributes: Attributes) -> None:
        if name == "annotation":
            self._aside += 1
        elif name == "p":
            if self._pieces and not self._aside:
                self._pieces.append("\n")
            self.reader.CharacterDataHandler = None if self._aside else self._pieces.append
        elif name == "s":
            self._pieces.append(" " * min(_count(local_attributes(attributes), "c"), 100))
        elif name in {"line-break", "tab"}:
            self._pieces.append("\n" if name == "line-break" else " ")

    def _end(self, name: str) -> None:
        name = local(name)
        if name == "table":
            self._depth -= self._depth > 0
        elif self._depth != 1:
            return
        elif name == "p":
            self.reader.CharacterDataHandler = None
        elif name == "annotation":
            self._aside -= 1
        elif name in _CELLS:
            self._end_cell(covered=name != "table-cell")
        elif name == "table-row":
            self._end_row()

    def _end_cell(self, *, covered: bool) -> None:
        repeated = min(_count(self._cell, "number-columns-repeated"), self._limits.columns - self._column)
        value = EMPTY if covered else cell_value(self._cell, clean_text("".join(self._pieces)))
        if value != EMPTY and repeated > 0:
            self._values.extend([EMPTY] * (self._column - len(self._values)))
            self._values.extend([value] * repeated)
        if not covered:
            self._note_merge()
        self._column += max(repeated, 0)

    def _note_merge(self) -> None:
        width, height = (
            _count(self._cell, "number-columns-spanned"),
            _count(self._cell, "number-rows-spanned"),
        )
        if width > 1 or height > 1:
            top = self._number + 1
            self._merges.add(Merge(top, self._column, top + height - 1, self._column + width - 1))

    def _end_row(self) -> None:
        if not self._values:
            self._number += self._repeated_row
            return
        self._cells += len(self._values) * self._repeated_row
        if self._cells > self._limits.cells or self._repeated_row * len(self._values) > 4_000_000:
            raise UnreadableFile(_("The file has more cells than can be read."))
        for _time in range(self._repeated_row):
            self._number += 1
            self._rows.append(self._merges.row(self._number, list(self._values)))


def _count(attributes: Attributes, name: str) -> int:
    written = attributes.get(name, "1")
    return int(written) if written.isdecimal() and len(written) < 9 else 1


def cell_value(cell: Attributes, shown: str) -> Value:
    """The typed value of a cell; a number shown with leading zeros stays as it is shown."""
    kind = cell.get("value-type")
    if kind in {"float", "currency", "percentage"}:
        return _number(cell.get("value", ""), shown)
    if kind == "date":
        return _date(cell.get("date-value", ""), shown)
    if kind == "boolean":
        return cell.get("boolean-value") == "true"
    if kind == "time" and (found := _DURATION.match(cell.get("time-value", ""))):
        days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
        return dt.timedelta(
            days=min(days, 10**6),
            hours=min(hours, 10**6),
            minutes=min(minutes, 10**6),
            seconds=min(seconds, 10**6),
        )
    return shown


def _number(written: str, shown: str) -> Value:
    try:
        number = float(written)
    except ValueError:
        return shown
    if shown.isdecimal() and shown.startswith("0") and len(shown) > 1:
        return shown
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def _date(written: str, shown: str) -> Value:
    try:
        at = dt.datetime.fromisoformat(written).replace(tzinfo=None)
    except ValueError:
        return shown
    return at.date() if at.time() == dt.time() else at
