"""Rows as every reader yields them, and merged cells filled in as a person understands them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Protocol

from matvey.exchange.spreadsheets.values import EMPTY, Value

_NOTHING_MERGED: Mapping[int, int] = MappingProxyType({})
_NOTHING_CONTINUED: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as the spreadsheet shows it (from 1) and its values from column A on.

    `merged` says how many columns a cell that starts here stretches over; `continued` names the columns
    whose value was taken from a cell merged with the rows above.
    """

    number: int
    values: list[Value]
    merged: Mapping[int, int] = field(default=_NOTHING_MERGED)
    continued: frozenset[int] = _NOTHING_CONTINUED

    @property
    def filled(self) -> list[int]:
        """The columns that hold something."""
        return [column for column, value in enumerate(self.values) if value != EMPTY]


class Workbook(Protocol):
    """A file whose sheets can be read row by row, any number of times."""

    @property
    def format(self) -> str: ...

    @property
    def sheets(self) -> tuple[str, ...]: ...

    @property
    def hidden(self) -> frozenset[str]:
        """The sheets that a spreadsheet program does not show."""
        ...

    def rows(self, sheet: str) -> Iterator[Row]: ...


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells merged into one, all ends inclusive: rows from 1, columns from 0."""

    top: int
    left: int
    bottom: int
    right: int


class Merges:
    """The merged cells of a sheet; a value is repeated down the rows it stretches over."""

    def __init__(self, merges: Iterable[Merge] = ()) -> None:
        self._starting: dict[int, list[Merge]] = {}
        self._open: dict[int, tuple[Merge, Value]] = {}
        for merge in merges:
            self.add(merge)

    def add(self, merge: Merge) -> None:
        self._starting.setdefault(merge.top, []).append(merge)

    def row(self, number: int, values: list[Value]) -> Row:
        """The row with what it shares with rows above filled in; must be asked from the top down."""
        if not self._starting and not self._open:
            return Row(number, values)
        continued = frozenset(self._continue(number, values)) if self._open else _NOTHING_CONTINUED
        merged = {}
        for merge in self._starting.pop(number, ()):
            if merge.right > merge.left:
                merged[merge.left] = merge.right - merge.left + 1
            if merge.bottom > number and merge.left < len(values) and values[merge.left] != EMPTY:
                self._open[merge.left] = (merge, values[merge.left])
        return Row(number, values, merged or _NOTHING_MERGED, continued)

    def _continue(self, number: int, values: list[Value]) -> Iterator[int]:
        for column, (merge, value) in list(self._open.items()):
            if number > merge.bottom:
                del self._open[column]
                continue
            values.extend([EMPTY] * (column + 1 - len(values)))
            if values[column] == EMPTY:
                values[column] = value
                yield column
