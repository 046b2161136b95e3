"""Texts with separators (.csv, .tsv, .txt): separator and encoding found by themselves, read as a stream."""

from __future__ import annotations

import csv
import io
from collections import deque
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import TextIO

from django.utils.translation import gettext_lazy as _

from matvey.exchange.spreadsheets.files.encodings import SAMPLE, encoding_of
from matvey.exchange.spreadsheets.files.rows import Row
from matvey.exchange.spreadsheets.files.separators import declared_separator, separator_of
from matvey.exchange.spreadsheets.files.sources import Source
from matvey.exchange.spreadsheets.unreadable import Limits, UnreadableFile
from matvey.exchange.spreadsheets.values import Value, clean_text

LONGEST_CELL = 200
"""Lines a quoted cell may stretch over; a longer one began with a stray quotation mark."""


@dataclass(frozen=True)
class DelimitedText:
    """A text whose lines are rows; its only sheet has no name."""

    source: Source
    limits: Limits
    encoding: str
    separator: str
    usual_width: int
    format: str = "csv"
    sheets: tuple[str, ...] = field(default=("",))
    hidden: frozenset[str] = frozenset()

    @classmethod
    def open(cls, source: Source, limits: Limits, encoding: str = "", separator: str = "") -> DelimitedText:
        """Raises `UnreadableFile` when the bytes are no text; encoding and separator may be told."""
        sample = source.head(SAMPLE)
        found = encoding or encoding_of(sample)
        if found is None:
            raise UnreadableFile(_("This is neither a spreadsheet nor a text: its contents cannot be read."))
        lines = sample.decode(found, "replace").splitlines(keepends=True)
        if len(sample) == SAMPLE:
            lines = lines[:-1] or lines
        separator, width = separator_of(lines, separator)
        return cls(source, limits, found, separator, width)

    def rows(self, sheet: str = "") -> Iterator[Row]:
        """Rows numbered as a spreadsheet program would show the file: a cell with line breaks is one row."""
        with closing(self._text()) as text:
            lines = _Lines(text, self.limits)
            if first := lines.peek():
                lines.drop_if(declared_separator(first) is not None)
            cells = 0
            for number, record in enumerate(_records(lines, self.separator, self.usual_width), 1):
                cells += len(record)
                if cells > self.limits.cells:
                    raise UnreadableFile(_("The file has more cells than can be read."))
                values: list[Value] = [clean_text(cell) for cell in record[: self.limits.columns]]
                yield Row(number, values)

    def _text(self) -> TextIO:
        return io.TextIOWrapper(self.source.open(), self.encoding, errors="replace", newline="")


class _Lines:
    """Lines of a text that can be put back, none of them longer than is sane."""

    def __init__(self, text: TextIO, limits: Limits) -> None:
        self._text = text
        self._longest = limits.line
        self._waiting: deque[str] = deque()

    def next(self) -> str:
        if self._waiting:
            return self._waiting.popleft()
        line = self._text.readline(self._longest)
        if len(line) >= self._longest:
            raise UnreadableFile(_("The file has a line longer than any spreadsheet allows."))
        return line

    def peek(self) -> str:
        self.put_back([self.next()])
        return self._waiting[0]

    def drop_if(self, told: bool) -> None:
        if told:
            self._waiting.popleft()

    def put_back(self, lines: list[str]) -> None:
        self._waiting.extendleft(reversed(lines))


def _records(lines: _Lines, separator: str, usual_width: int) -> Iterator[list[str]]:
    while line := lines.next():
        if '"' not in line:
            yield line.rstrip("\r\n").split(separator)
        else:
            yield _quoted_record(line, lines, separator, usual_width)


def _quoted_record(line: str, lines: _Lines, separator: str, usual_width: int) -> list[str]:
    taken = [line]

    def supply() -> Iterator[str]:
        yield line
        while len(taken) <= LONGEST_CELL and (following := lines.next()):
            taken.append(following)
            yield following

    record = _parsed(supply(), separator)
    if len(taken) == 1 or (len(taken) <= LONGEST_CELL and not _swallowed(taken[1:], separator, usual_width)):
        return record
    lines.put_back(taken[1:])
    return [cell.strip('"') for cell in line.rstrip("\r\n").split(separator)]


def _parsed(lines: Iterator[str], separator: str) -> list[str]:
    return next(csv.reader(lines, delimiter=separator), [])


def _swallowed(lines: list[str], separator: str, usual_width: int) -> bool:
    """Whether a stray quotation mark made whole rows part of one cell."""
    if usual_width < 2:
        return len(lines) > 1
    return all(line.count(separator) == usual_width - 1 for line in lines)
