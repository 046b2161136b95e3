"""The kinds of files a list can be taken out as; the apps above add those that suit their records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

from django.utils.functional import Promise

from matvey.records.exporting import rows_of
from matvey.records.exports import csv_lines, write_xlsx
from matvey.records.models import CustomField
from matvey.records.screens import Column, Screen
from matvey.staff.access import Access


@dataclass(frozen=True)
class Taken:
    """What is taken out of a list: rows by their numbers, in that order, as this person may see them."""

    screen: Screen[Any]
    access: Access
    ids: Sequence[int]
    columns: Sequence[Column]
    fields: Sequence[CustomField]
    at: datetime

    def records(self) -> Iterator[Any]:
        """With what the columns show."""
        return rows_of(self.screen, self.access, self.ids, self.fields)


@dataclass(frozen=True)
class ExportFormat:
    """`key` ends the address and the name of the file; `fits` says of which lists it can be made."""

    key: str
    label: str | Promise
    icon: str
    content_type: str
    write: Callable[[IO[bytes], Taken], None]
    fits: Callable[[Screen[Any]], bool] = lambda screen: True


_formats: dict[str, ExportFormat] = {}


def add(*formats: ExportFormat) -> None:
    _formats.update({one.key: one for one in formats})


def find(key: str, screen: Screen[Any]) -> ExportFormat | None:
    """The format of that key where it can be made of this list."""
    return next((one for one in formats_of(screen) if one.key == key), None)


def formats_of(screen: Screen[Any]) -> list[ExportFormat]:
    return [one for one in _formats.values() if one.fits(screen)]


def _write_csv(file: IO[bytes], taken: Taken) -> None:
    file.writelines(line.encode() for line in csv_lines(taken.columns, taken.records(), taken.at))


def _write_xlsx(file: IO[bytes], taken: Taken) -> None:
    write_xlsx(file, taken.columns, taken.records(), taken.at)


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
add(
    ExportFormat("xlsx", "Excel (.xlsx)", "file-spreadsheet", XLSX, _write_xlsx),
    ExportFormat("csv", "CSV", "file-text", "text/csv; charset=utf-8", _write_csv),
)
