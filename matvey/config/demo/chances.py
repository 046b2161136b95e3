"""Drawing things as often as they are met: quick, and the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from csv import DictReader
from importlib.resources import files
from random import Random
from typing import Final

SLOTS: Final = 4096


class Bag[T]:
    """Things of which each comes out as often as its weight says; every one can come."""

    __slots__ = ("_count", "_slots")

    def __init__(self, weighed: Iterable[tuple[T, float]]) -> None:
        pairs = list(weighed)
        whole = sum(weight for _, weight in pairs)
        self._slots = [thing for thing, weight in pairs for _ in range(max(1, round(weight / whole * SLOTS)))]
        self._count = len(self._slots)

    def draw(self, chance: Random) -> T:
        return self._slots[int(chance.random() * self._count)]


def evenly[T](things: Iterable[T]) -> Bag[T]:
    """Each as often as the others."""
    return Bag((thing, 1) for thing in things)


def by_rank[T](things: Sequence[T], *, flat: float = 8) -> Bag[T]:
    """The first most often, falling as one over the rank (Zipf's law, flattened at its head)."""
    return Bag((thing, 1 / (rank + flat)) for rank, thing in enumerate(things))


def happens(chance: Random, share: float) -> bool:
    return chance.random() < share


def rows_of(name: str) -> list[dict[str, str]]:
    """A table of the words this package is made of."""
    return list(DictReader(_text(name).splitlines(), delimiter=";"))


def words_of(name: str) -> list[str]:
    return _text(name).split()


def lines_of(name: str) -> list[str]:
    return [line for line in _text(name).splitlines() if line]


def _text(name: str) -> str:
    return (files("matvey.config.demo") / "words" / name).read_text(encoding="utf-8")
