"""Writes rows of a list as a spreadsheet; no cell can carry a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

import xlsxwriter
from django.utils import timezone

from matvey.records.lists.cells import plain
from matvey.records.screens import Column

# What spreadsheet programs take for the beginning of a formula (OWASP, CSV injection).
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


class _Echo:
    """A file that gives back what is written, so that the csv module can stream."""

    def write(self, text: str) -> str:
        return text


def csv_lines(columns: Sequence[Column], records: Iterable[Any], at: datetime) -> Iterator[str]:
    """Semicolons and a byte order mark: what a Russian Excel opens with a double click."""
    writer = csv.writer(_Echo(), delimiter=";", quoting=csv.QUOTE_MINIMAL)
    yield "\ufeff"
    yield writer.writerow([harmless(str(column.label)) for column in columns])
    for record in records:
        yield writer.writerow([_csv_cell(plain(column.of(record, at))) for column in columns])


def write_xlsx(file: IO[bytes], columns: Sequence[Column], records: Iterable[Any], at: datetime) -> None:
    """Writes row by row in constant memory; texts as texts, numbers and dates as such."""
    book = xlsxwriter.Workbook(
        file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet()
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "dd.mm.yyyy"})
    for number, column in enumerate(columns):
        sheet.write_string(0, number, str(column.label), bold)
        sheet.set_column(number, number, 22)
    sheet.freeze_panes(1, 0)
    for line, record in enumerate(records, start=1):
        for number, column in enumerate(columns):
            _write_cell(sheet, line, number, plain(column.of(record, at)), day)
    book.close()


def harmless(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def _csv_cell(value: object) -> object:
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%d.%m.%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, Decimal | float):
        return str(value).replace(".", ",")
    return value if isinstance(value, int) else harmless(str(value))


def _write_cell(sheet: Any, line: int, number: int, value: object, day: Any) -> None:
    if isinstance(value, datetime):
        sheet.write_datetime(line, number, timezone.localtime(value).replace(tzinfo=None), day)
    elif isinstance(value, date):
        sheet.write_datetime(line, number, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(line, number, value)
    else:
        sheet.write_string(line, number, str(value)[:32_767])
