"""Web pages with tables, which many programs save under the name .xls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from matvey.exchange.spreadsheets.files.encodings import SAMPLE, encoding_of
from matvey.exchange.spreadsheets.files.html_pieces import attributes_of, pieces
from matvey.exchange.spreadsheets.files.rows import Merge, Merges, Row
from matvey.exchange.spreadsheets.files.sources import Source
from matvey.exchange.spreadsheets.unreadable import Limits, UnreadableFile
from matvey.exchange.spreadsheets.values import EMPTY, Value, clean_text

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_BREAKS = frozenset({"br", "p", "div", "li"})


@dataclass(frozen=True)
class WebPage:
    """The tables of a page that hold rows, called by their number."""

    tables: dict[str, list[Row]]
    format: str = "html"
    hidden: frozenset[str] = frozenset()

    @property
    def sheets(self) -> tuple[str, ...]:
        return tuple(self.tables)

    @classmethod
    def open(cls, source: Source, limits: Limits) -> WebPage:
        """Raises `UnreadableFile` for a page without tables and for one too big to be held in memory."""
        if source.size > limits.whole:
            raise UnreadableFile(_("The file is too big for its format; save it as .xlsx or .csv."))
        page = _Page(limits)
        page.read(_text(source.read()))
        tables = {str(number): rows for number, rows in enumerate(filter(None, page.tables), 1)}
        if not tables:
            raise UnreadableFile(_("This is a web page without a table in it."))
        return cls(tables)

    def rows(self, sheet: str) -> Iterator[Row]:
        return iter(self.tables[sheet])


def _text(content: bytes) -> str:
    declared = _CHARSET.search(content[:4096])
    found = encoding_of(content[:SAMPLE]) or "utf-8"
    if declared and found not in {"utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"}:
        try:
            return content.decode(declared[1].decode("ascii"), "replace")
        except LookupError:
            pass
    return content.decode(found, "replace")


class _Page:
    """Gathers every table, nested ones apart from those around them."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._cells = 0
        self._open: list[_OpenTable] = []
        self.tables: list[list[Row]] = []

    def read(self, text: str) -> None:
        """Takes in the whole page; what is not closed at its end is closed there."""
        for tag, content in pieces(text):
            if not tag:
                self._words(content)
            elif tag.startswith("/"):
                self._end(tag[1:])
            else:
                self._start(tag, content)
        for table in self._open:
            table.end_row()

    def _start(self, tag: str, attributes: str) -> None:
        if tag == "table":
            self._open.append(_OpenTable(self._limits.columns))
            self.tables.append(self._open[-1].rows)
        elif not self._open:
            return
        elif tag == "tr":
            self._open[-1].end_row()
            self._open[-1].start_row()
        elif tag in {"td", "th"}:
            self._count()
            self._open[-1].start_cell(attributes_of(attributes))
        elif tag in _BREAKS:
            self._open[-1].text("\n")

    def _end(self, tag: str) -> None:
        if not self._open:
            return
        if tag == "table":
            self._open.pop().end_row()
        elif tag == "tr":
            self._open[-1].end_row()
        elif tag in {"td", "th"}:
            self._open[-1].end_cell()

    def _words(self, words: str) -> None:
        if self._open:
            self._open[-1].text(words)

    def _count(self) -> None:
        self._cells += 1
        if self._cells > min(self._limits.cells, self._limits.held_cells):
            raise UnreadableFile(_("The file has more cells than can be read."))


class _OpenTable:
    def __init__(self, columns: int) -> None:
        self.rows: list[Row] = []
        self._columns = columns
        self._merges = Merges()
        self._taken: dict[int, int] = {}
        self._number = 0
        self._values: list[Value] | None = None
        self._pieces: list[str] | None = None
        self._attributes: dict[str, str] = {}
        self._column = 0

    def start_row(self) -> None:
        self._number += 1
        self._values, self._column = [], 0
        self._taken = {column: bottom for column, bottom in self._taken.items() if bottom >= self._number}

    def start_cell(self, attributes: dict[str, str]) -> None:
        self.end_cell()
        if self._values is None:
            self.start_row()
        self._pieces, self._attributes = [], attributes

    def text(self, text: str) -> None:
        if self._pieces is not None:
            self._pieces.append(text if text == "\n" else " ".join(text.split()) or " ")

    def end_cell(self) -> None:
        if self._pieces is None or self._values is None:
            return
        shown = clean_text("".join(self._pieces))
        value = clean_text(self._attributes.get("x:num") or shown)
        self._pieces = None
        while self._column in self._taken:
            self._column += 1
        width, height = (_span(self._attributes.get(name, "")) for name in ("colspan", "rowspan"))
        if value != EMPTY and self._column < self._columns:
            self._values.extend([EMPTY] * (self._column - len(self._values)))
            self._values.append(value)
        if width > 1 or height > 1:
            self._merges.add(
                Merge(self._number, self._column, self._number + height - 1, self._column + width - 1)
            )
        if height > 1:
            self._taken.update(
                dict.fromkeys(range(self._column, self._column + width), self._number + height - 1)
            )
        self._column += width

    def end_row(self) -> None:
        self.end_cell()
        if self._values is not None:
            self.rows.append(self._merges.row(self._number, self._values))
        self._values = None


def _span(written: str) -> int:
    return min(int(written), 1000) if written.isdecimal() and 0 < len(written) < 9 and int(written) else 1
