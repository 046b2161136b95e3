"""What the values of a column say about it, counted over a sample of rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from matvey.exchange.spreadsheets.files.rows import Row
from matvey.exchange.spreadsheets.guessing.kinds import Kind, kinds_of
from matvey.exchange.spreadsheets.values import EMPTY, Value

_ENOUGH = 120


@dataclass(frozen=True, slots=True)
class Evidence:
    """Of the `count` filled cells looked at, the share (0…1) that looks like each kind."""

    count: int
    shares: dict[Kind, float]
    distinct: float
    counts_rows: bool = False

    def share(self, *kinds: Kind) -> float:
        """The share of the likeliest of these kinds."""
        return max((self.shares.get(kind, 0.0) for kind in kinds), default=0.0)

    @property
    def leading(self) -> tuple[Kind, float] | None:
        """The kind most values look like; of two alike, the one harder to look like by chance."""
        order = list(Kind)
        return max(self.shares.items(), key=lambda item: (item[1], -order.index(item[0])), default=None)


def evidence(rows: Sequence[Row], width: int) -> list[Evidence]:
    """The evidence of each column."""
    columns: list[list[Value]] = [[] for _column in range(width)]
    for row in rows:
        for column, value in enumerate(row.values[:width]):
            if value != EMPTY and len(columns[column]) < _ENOUGH:
                columns[column].append(value)
    return [_of(values) for values in columns]


def _of(values: Sequence[Value]) -> Evidence:
    counted = Counter(kind for value in values for kind in kinds_of(value))
    count = len(values)
    shares = {kind: times / count for kind, times in counted.items()}
    return Evidence(count, shares, len(set(values)) / count if count else 0.0, _counts_rows(values))


def _counts_rows(values: Iterable[Value]) -> bool:
    """Whether the values are 1, 2, 3… or nearly so."""
    numbers = [
        int(str(value).rstrip("."))
        for value in values
        if str(value).rstrip(".").isdecimal() and len(str(value)) < 9
    ]
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    return len(steps) > 1 and numbers[0] <= 2 and sum(step == 1 for step in steps) >= 0.9 * len(steps)
