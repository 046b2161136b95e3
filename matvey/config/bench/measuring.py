"""Doing a work some dozens of times and saying how long it took."""

from __future__ import annotations

import time
from dataclasses import dataclass
from math import ceil
from typing import Final

from matvey.config.bench.figures import Figure
from matvey.config.bench.pages import Work
from matvey.config.bench.visitors import Answer, Visitor

WARM_UP: Final = 4
FINE: Final = frozenset({200, 204, 302, 303})


@dataclass(frozen=True)
class Ground:
    """On which base is measured, and how many requests make a figure."""

    database: str
    customers: int
    requests: int


def measure(work: Work, reader: str, visitor: Visitor, ground: Ground) -> Figure:
    """Raises `RuntimeError` when a page answers with an error: a quick error is no good figure."""
    for _ in range(WARM_UP):
        _fine(work, reader, work.do(visitor))
    begun = time.perf_counter()
    answers = [_fine(work, reader, work.do(visitor)) for _ in range(ground.requests)]
    took = time.perf_counter() - begun
    times = sorted(answer.ms for answer in answers)
    slow = max(answers, key=lambda answer: answer.ms)
    return Figure(
        work.name,
        reader,
        ground.database,
        ground.customers,
        p50_ms=round(percentile(times, 50), 1),
        p95_ms=round(percentile(times, 95), 1),
        queries=max(answer.queries for answer in answers),
        per_s=round(len(times) / took, 1),
        cpu_ms=round(percentile(sorted(answer.cpu_ms for answer in answers), 50), 1),
        slowest=slow.slowest,
    )


def percentile(ordered: list[float], share: int) -> float:
    """The smallest value that so many percent of all do not exceed (nearest rank)."""
    return ordered[max(0, ceil(len(ordered) * share / 100) - 1)]


def _fine(work: Work, reader: str, answer: Answer) -> Answer:
    if answer.status not in FINE:
        raise RuntimeError(f"{work.name} as {reader}: the page answered {answer.status}")
    return answer
