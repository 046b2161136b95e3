"""The heading of a table: found below titles, put together from two rows, or missing."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from matvey.exchange.spreadsheets.files.rows import Row
from matvey.exchange.spreadsheets.values import EMPTY, Value, as_text
from matvey.exchange.spreadsheets.vocabulary.headings import ROW_NUMBER, folded, is_known, meaning

LOOKED_THROUGH = 60
"""Rows among which the heading is looked for."""

_DATA = re.compile(r"@|\d{5,}|\d[\d\s()+-]{7,}\d|https?:|www\.|^\s*[\d.,\s%₽-]+$")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+", re.IGNORECASE)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Header:
    """What each column is called. `first` and `last` are the numbers of its rows, both 0 when there is none.

    `certainty` grows with the headings that are known; `rows` holds the heading as written, row by row.
    """

    labels: tuple[str, ...]
    first: int = 0
    last: int = 0
    certainty: float = 0.0
    rows: tuple[tuple[Value, ...], ...] = ()

    @property
    def number_columns(self) -> frozenset[int]:
        """Columns that only number the rows."""
        known = ((column, meaning(label)) for column, label in enumerate(self.labels))
        return frozenset(column for column, found in known if found and found[0] == ROW_NUMBER)


def find_header(rows: Sequence[Row]) -> Header:
    """The heading among the first rows of a sheet; without one, the columns are called A, B, C…"""
    rows = [row for row in rows[:LOOKED_THROUGH] if row.filled]
    width = max((len(row.values) for row in rows), default=0)
    scores = [_score(row) for row in rows]
    best = max(range(len(rows)), key=lambda at: (scores[at], -at), default=-1)
    if best >= 0 and (scores[best] >= _needed(width) or _stands_out(rows, best)):
        return _put_together(rows, best, scores[best], width)
    if rows and _stands_out(rows, 0):
        return _put_together(rows, 0, 0.5, width)
    return Header(tuple(map(column_letters, range(width))))


def column_letters(column: int) -> str:
    """The name a spreadsheet gives the column: A, B … Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _needed(width: int) -> float:
    return 0.9 if width < 3 else 1.6


def _score(row: Row) -> float:
    """Known headings count for it; data against it."""
    total = 0.0
    for column in row.filled:
        value = row.values[column]
        if not is_heading_text(value):
            total -= 1.5
        elif is_known(as_text(value)):
            total += 1.0
        elif meaning(as_text(value)) or _IDENTIFIER.fullmatch(as_text(value)):
            total += 0.5
    return total


def is_heading_text(value: Value) -> bool:
    """Whether the cell could be a heading: short text without phones, addresses or figures."""
    if not isinstance(value, str):
        return False
    return len(value) <= _LONGEST and (is_known(value) or not _DATA.search(value))


def _stands_out(rows: list[Row], at: int) -> bool:
    """Whether the row names unfamiliar columns: words only, over rows in which figures stand there."""
    head, below = rows[at], rows[at + 1 : at + 6]
    if (
        len(head.filled) < 2
        or len(below) < 2
        or not all(is_heading_text(head.values[column]) for column in head.filled)
    ):
        return False
    if any(re.search(r"\d", as_text(head.values[column])) for column in head.filled):
        return False
    if at == 0 and _score(head) >= 1:
        return True
    figures = [column for column in head.filled if _mostly_data(below, column)]
    return (
        len(figures) * 2 >= len(head.filled) and max(len(row.filled) for row in below) <= len(head.filled) + 1
    )


def _mostly_data(rows: list[Row], column: int) -> bool:
    values = [row.values[column] for row in rows if column < len(row.values) and row.values[column] != EMPTY]
    data = [value for value in values if not isinstance(value, str) or _DATA.search(value)]
    return bool(data) and len(data) * 2 > len(values)


def _put_together(rows: list[Row], at: int, certainty: float, width: int) -> Header:
    """Joins the row with a row of groups above it or of details below it."""
    first = last = at
    if at and _are_groups(rows[at - 1], rows[at]):
        first = at - 1
    elif at + 1 < len(rows) and _are_details(rows[at], rows[at + 1]):
        last = at + 1
    labels = _labels(rows[first], width)
    if last > first:
        labels = [
            _joined(group, detail)
            for group, detail in zip(
                _spread(rows[first], rows[last], width), _labels(rows[last], width), strict=True
            )
        ]
    if last + 1 < len(rows) and _numbers_columns(rows[last + 1]):
        last += 1
    written = tuple(tuple(row.values) for row in rows[first : last + 1])
    return Header(tuple(labels), rows[first].number, rows[last].number, certainty, written)


def _labels(row: Row, width: int) -> list[str]:
    texts = [as_text(value).replace("\n", " ") for value in row.values]
    return [*texts, *[""] * (width - len(texts))]


def _are_groups(upper: Row, lower: Row) -> bool:
    """Whether the upper row groups the columns named below it; a title stands alone over the first column."""
    if upper.number + 1 != lower.number or not all(
        is_heading_text(upper.values[column]) for column in upper.filled
    ):
        return False
    widest = max(len(lower.values), 2)
    if any(upper.merged.get(column, 1) >= widest - 1 for column in upper.filled):
        return False
    own = [column for column in upper.filled if column >= len(lower.values) or lower.values[column] == EMPTY]
    return (
        bool(lower.continued or own) or len(upper.filled) > 1 or (bool(upper.filled) and upper.filled[0] > 0)
    )


def _are_details(upper: Row, lower: Row) -> bool:
    """Whether the lower row only tells apart what one heading above stretches over."""
    fresh = [column for column in lower.filled if column not in lower.continued]
    if (
        upper.number + 1 != lower.number
        or not fresh
        or not all(is_heading_text(lower.values[column]) for column in fresh)
    ):
        return False
    known = [column for column in fresh if meaning(as_text(lower.values[column]))]
    spread = _spread(upper, lower, len(lower.values))
    alone = [column for column in fresh if column < len(upper.values) and upper.values[column] != EMPTY]
    grouped = all(spread[column] for column in fresh)
    return grouped and len(known) * 2 >= len(fresh) and len(alone) < max(len(upper.filled), 2)


def _spread(upper: Row, lower: Row, width: int) -> list[str]:
    """The upper labels, each repeated over the columns it stretches over."""
    labels = _labels(upper, width)
    for column in upper.filled:
        stretch = upper.merged.get(column) or _unmerged_stretch(upper, lower, column)
        for further in range(column + 1, min(column + stretch, width)):
            labels[further] = labels[further] or labels[column]
    return labels


def _unmerged_stretch(upper: Row, lower: Row, column: int) -> int:
    """In a text nothing is merged: a group goes on over details below that have no other label above."""
    stretch = 1
    if column >= len(lower.values) or lower.values[column] == EMPTY:
        return stretch
    for further in range(column + 1, len(lower.values)):
        if lower.values[further] == EMPTY or (further < len(upper.values) and upper.values[further] != EMPTY):
            break
        stretch += 1
    return stretch


def _joined(group: str, detail: str) -> str:
    if not group or not detail or folded(group) == folded(detail):
        return detail or group
    return f"{group}: {detail}"


def _numbers_columns(row: Row) -> bool:
    """The row 1, 2, 3… that official forms put under their heading."""
    values = [row.values[column] for column in row.filled]
    counted = [str(number) for number in range(1, len(values) + 1)]
    return len(values) > 2 and [as_text(value) for value in values] == counted


def is_data(value: Value) -> bool:
    """Whether the cell holds what no heading does: a number, a date, a phone, an address."""
    return isinstance(value, int | float | dt.date) or (isinstance(value, str) and bool(_DATA.search(value)))
