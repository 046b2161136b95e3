"""Rows with errors as a spreadsheet: as they stood in the file, what is wrong with each in one more column."""

from __future__ import annotations

from collections import defaultdict
from typing import IO

import xlsxwriter
from django.utils.translation import gettext as _

from matvey.exchange.formats import entry_of
from matvey.exchange.imports.opening import in_files, table_of
from matvey.exchange.models import Import
from matvey.exchange.spreadsheets.values import as_text

WIDTH = 24


def write_error_rows(file: IO[bytes], imported: Import) -> None:
    """Of a table its rows, of other files a list of what is wrong and where."""
    book = xlsxwriter.Workbook(
        file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    write = _write_rows if imported.is_table else _write_list
    write(book, imported)
    book.close()


def _write_list(book: xlsxwriter.Workbook, imported: Import) -> None:
    sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
    labels = (_("File"), entry_of(imported.format), _("Column"), _("As typed"), _("What is wrong"))
    for number, label in enumerate(labels):
        sheet.write_string(0, number, label, bold)
        sheet.set_column(number, number, WIDTH)
    for line, one in enumerate(in_files(imported, imported.problems.all()), start=1):
        texts = (one.file or imported.file_name, str(one.row), one.column, one.typed, one.message)
        for number, text in enumerate(texts):
            sheet.write_string(line, number, text)


def _write_rows(book: xlsxwriter.Workbook, imported: Import) -> None:
    """A faulty cell is coloured; the last column says what is wrong in the row."""
    reasons = _reasons(imported)
    sheet = book.add_worksheet()
    bold, marked = book.add_format({"bold": True}), book.add_format({"bg_color": "#FFE3E3"})
    labels = [*imported.labels, _("What is wrong")]
    for number, label in enumerate(labels):
        sheet.write_string(0, number, label, bold)
        sheet.set_column(number, number, WIDTH)
    for line, row in enumerate((r for r in table_of(imported).rows() if r.number in reasons), start=1):
        found = reasons[row.number]
        for number, label in enumerate(imported.labels):
            text = as_text(row.values[number]) if number < len(row.values) else ""
            sheet.write_string(line, number, text, marked if label in found else None)
        sheet.write_string(line, len(imported.labels), _sentences(found))


def _reasons(imported: Import) -> dict[int, dict[str, str]]:
    """By row and column; what concerns a whole row stands under an empty column."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for row, column, message in imported.problems.values_list("row", "column", "message"):
        found[row][column] = message
    return found


def _sentences(found: dict[str, str]) -> str:
    return " ".join(f"{column}: {message}" if column else message for column, message in found.items())
