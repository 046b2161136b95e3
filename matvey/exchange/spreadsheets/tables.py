"""A table of customers inside a file: its heading, and its rows as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from matvey.exchange.own_file.headings import is_own, own_header
from matvey.exchange.spreadsheets.files.contents import workbook
from matvey.exchange.spreadsheets.files.rows import Row, Workbook
from matvey.exchange.spreadsheets.files.sources import Source
from matvey.exchange.spreadsheets.layout.header import LOOKED_THROUGH, Header, find_header
from matvey.exchange.spreadsheets.layout.skipped import Skipped
from matvey.exchange.spreadsheets.unreadable import LIMITS, Limits, UnreadableFile

_SHEETS_COMPARED = 30


@dataclass(frozen=True)
class Table:
    """One sheet of a file, whose rows can be read any number of times."""

    workbook: Workbook
    sheet: str
    header: Header
    _skipped: Skipped = field(repr=False)

    @property
    def labels(self) -> tuple[str, ...]:
        """What the columns are called, from column A on; a column nobody named has an empty label."""
        return self.header.labels

    @property
    def is_own(self) -> bool:
        """Whether the program has written it: then every row is a customer's, whatever it is called."""
        return is_own(self.labels)

    @property
    def sheets(self) -> tuple[str, ...]:
        """The sheets one may choose from; a text has one without a name."""
        return self.workbook.sheets

    def rows(self) -> Iterator[Row]:
        """The rows that may hold customers: no titles, empty rows, totals or repeated headings.

        Raises `UnreadableFile` where the file turns out to be damaged on the way.
        """
        if self.is_own:
            return (
                row for row in self.workbook.rows(self.sheet) if row.number > self.header.last and row.filled
            )
        return (row for row in self.workbook.rows(self.sheet) if row not in self._skipped)

    def sample(self, count: int = 300) -> list[Row]:
        """The first rows, for a preview and for guessing what the columns hold."""
        return list(islice(self.rows(), count))

    def on(self, sheet: str) -> Table:
        """The table on another sheet of the file. KeyError when there is none of this name."""
        if sheet not in self.sheets:
            raise KeyError(sheet)
        return _table(self.workbook, sheet)


def open_table(
    place: str | Path | bytes,
    name: str = "",
    *,
    sheet: str | None = None,
    limits: Limits = LIMITS,
) -> Table:
    """The table in a file, on the sheet that looks most like a list of customers unless one is named.

    What kind of file it is, its encoding and its separator are found from the contents.
    Raises `UnreadableFile`, with a sentence for the person who chose the file.
    """
    book = workbook(Source.of(place, name), limits)
    if sheet is not None:
        if sheet not in book.sheets:
            raise UnreadableFile(_("The file has no sheet “%(sheet)s”.") % {"sheet": sheet})
        return _table(book, sheet)
    tables = [_table(book, known) for known in book.sheets[:_SHEETS_COMPARED]]
    best = max(tables, key=_likelihood)  # of equals the first
    if not best.labels:
        raise UnreadableFile(_("There is nothing written in the file."))
    return best


def _table(book: Workbook, sheet: str) -> Table:
    rows = list(islice(book.rows(sheet), LOOKED_THROUGH))
    header = own_header(next(iter(rows), None)) or find_header(rows)
    return Table(book, sheet, header, Skipped.under(header))


def _likelihood(table: Table) -> tuple[float, int]:
    """A hidden sheet counts for half: what nobody sees is mostly long out of date."""
    if not (rows := len(table.sample(50))):
        return -1.0, 0
    is_hidden = table.sheet in table.workbook.hidden
    return table.header.certainty / (2 if is_hidden else 1), rows
