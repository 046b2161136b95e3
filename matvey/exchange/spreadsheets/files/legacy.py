"""Workbooks of Excel before 2007 (.xls) and binary ones (.xlsb), read by calamine."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from python_calamine import CalamineWorkbook, PasswordError, SheetVisibleEnum

from matvey.exchange.spreadsheets.files.rows import Merge, Merges, Row
from matvey.exchange.spreadsheets.files.sources import Source
from matvey.exchange.spreadsheets.unreadable import Limits, UnreadableFile
from matvey.exchange.spreadsheets.values import EMPTY, Value, clean_text


@dataclass(frozen=True)
class LegacyWorkbook:
    """Held in memory whole: an .xls has at most 65,536 rows. Visible sheets first."""

    workbook: CalamineWorkbook
    sheets: tuple[str, ...]
    limits: Limits
    format: str = "xls"

    @classmethod
    def open(cls, source: Source, limits: Limits) -> LegacyWorkbook:
        """Raises `UnreadableFile` when it is protected, damaged or too big to be held in memory."""
        if source.size > limits.whole:
            raise UnreadableFile(_("The file is too big for its format; save it as .xlsx or .csv."))
        workbook = _guarded(lambda: CalamineWorkbook.from_filelike(io.BytesIO(source.read())))
        known = sorted(workbook.sheets_metadata, key=lambda sheet: sheet.visible != SheetVisibleEnum.Visible)
        if not known:
            raise UnreadableFile(_("The workbook has no sheets."))
        return cls(workbook, tuple(sheet.name for sheet in known), limits)

    def rows(self, sheet: str) -> Iterator[Row]:
        found = _guarded(lambda: self.workbook.get_sheet_by_name(sheet))
        if found.total_height * found.total_width > self.limits.cells:
            raise UnreadableFile(_("The file has more cells than can be read."))
        ranges = found.merged_cell_ranges or []
        merges = Merges(Merge(top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in ranges)
        first_column = found.start[1] if found.start else 0
        margin: list[Value] = [EMPTY] * min(first_column, self.limits.columns)
        for number, cells in enumerate(found.iter_rows(), 1):
            values = margin + [_value(cell) for cell in cells[: self.limits.columns]]
            yield merges.row(number, values)


def _guarded[T](read: Callable[[], T]) -> T:
    """Calamine reports some broken files by a Rust panic, which is no `Exception`."""
    try:
        return read()
    except PasswordError as error:
        raise UnreadableFile(_("The file is protected with a password.")) from error
    except (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException as error:
        raise UnreadableFile(_("The file is damaged: a part of it cannot be read.")) from error


def _value(cell: object) -> Value:
    if isinstance(cell, str):
        return clean_text(cell)
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) < 1e15 else cell
    return cell  # type: ignore[return-value]
