"""`matvey bench duplicates`: how many duplicates are found, and how many of those found are some."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

from matvey.config.bench.labelled import Labelled, NamePair, fake_people, febrl, name_pairs
from matvey.config.bench.twins import base_with_twins
from matvey.customers.duplicates import Crowd, Traits, compare
from matvey.customers.duplicates.keys import key_of_name
from matvey.customers.duplicates.likeness import likeness
from matvey.customers.duplicates.weights import LIKELY, POSSIBLE

MADE_UP: Final = 4000
TUNED, HELD_OUT = "tuned on", "held out"
_BEYOND_COUNTING = 300  # customers that share a word or a day, with whom nobody is compared for it alone

type Split = Callable[[str], str]


@dataclass(frozen=True)
class Score:
    """Of one set and one threshold: of `found` pairs `right` are true ones, of which there are `true`."""

    name: str
    threshold: str
    found: int
    right: int
    true: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def scores(folder: Path | None) -> Iterator[Score]:
    """Of the sets of the folder, where there is one, and of a base that is made up."""
    if folder:
        yield from of_people("febrl1", list(febrl(folder / "febrl1.csv")))
        people = list(fake_people(folder / "fake_1000.csv"))
        for half, rest in ((TUNED, 0), (HELD_OUT, 1)):
            yield from of_people(f"fake_1000, {half}", [one for one in people if int(one.who) % 2 == rest])
        yield from of_names(name_pairs(folder / "name_bench_half.csv"))
    for seed, half in ((1, TUNED), (2, HELD_OUT)):
        yield from of_people(f"made-up Russian base, {half}", list(base_with_twins(MADE_UP, seed)))


def of_people(name: str, people: Sequence[Labelled]) -> Iterator[Score]:
    clusters: dict[str, int] = defaultdict(int)
    for one in people:
        clusters[one.who] += 1
    true = sum(size * (size - 1) // 2 for size in clusters.values())
    judged = list(_judged(people))
    for threshold, least in (("possible", POSSIBLE), ("likely", LIKELY)):
        found = [is_true for bits, is_true, _certain in judged if bits >= least]
        yield Score(name, threshold, len(found), sum(found), true)
    certain = [is_true for _bits, is_true, is_certain in judged if is_certain]
    yield Score(name, "certain", len(certain), sum(certain), true)
    swept = sum(is_true for is_true in _swept(people))
    yield Score(name, "brought together by the sweep", swept, swept, true)


def of_names(pairs: Sequence[NamePair]) -> Iterator[Score]:
    """Names alone: right is who is told alike and is, and who is told apart and is not."""
    for half, rest in ((TUNED, 0), (HELD_OUT, 1)):
        some = [pair for number, pair in enumerate(pairs) if number % 2 == rest]
        right = sum(likeness(pair.one, pair.other).is_name == pair.is_match for pair in some)
        yield Score(f"name_bench_half, {half}", "names alone", len(some), right, len(some))


def _judged(people: Sequence[Labelled]) -> Iterator[tuple[float, bool, bool]]:
    """Everybody with whom they share anything at all: what shares nothing can't be one."""
    crowd = Crowd(len(people))
    for a, b in _sharing(people, _anything):
        verdict = compare(people[a].traits, people[b].traits, crowd)
        yield verdict.bits, people[a].who == people[b].who, verdict.certainty == "certain"


def _swept(people: Sequence[Labelled]) -> Iterator[bool]:
    return (people[a].who == people[b].who for a, b in _sharing(people, _swept_by))


def _sharing(people: Sequence[Labelled], keys: Callable[[Traits], Iterable[object]]) -> set[tuple[int, int]]:
    at: dict[object, list[int]] = defaultdict(list)
    for number, one in enumerate(people):
        for key in {*keys(one.traits)}:
            at[key].append(number)
    few = [numbers for numbers in at.values() if len(numbers) <= _BEYOND_COUNTING]
    return {pair for numbers in few for pair in combinations(numbers, 2)}


def _swept_by(one: Traits) -> Iterator[object]:
    """As `duplicates.blocking` and `duplicates.namesakes` do it over the base."""
    yield from one.marks | one.addresses
    yield from one.inns
    if (key := key_of_name(one.name)) is not None:
        yield key
    if one.birthday and one.birthday.is_whole:
        yield one.birthday, *sorted(word[0] for word in one.name.words[:2])


def _anything(one: Traits) -> Iterator[object]:
    yield from _swept_by(one)
    yield from one.name.words
    yield from (word[:3] for word in one.name.words)
    yield from filter(None, (one.birthday, one.city))


def as_table(found: Iterable[Score]) -> str:
    """Markdown."""
    lines = ["| set | threshold | found | precision | recall | F1 |", "|---|---|--:|--:|--:|--:|"]
    lines += [
        f"| {one.name} | {one.threshold} | {one.found} | {one.precision:.4f} | {one.recall:.4f} | {one.f1:.4f} |"
        for one in found
    ]
    return "\n".join(lines)
