"""Compares candidates and hands back the pairs that are worth showing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from matvey.customers.duplicates.blocking import Candidates, Pair, born_on, by_inns, by_marks
from matvey.customers.duplicates.comparing import compare
from matvey.customers.duplicates.keys import key_of_name
from matvey.customers.duplicates.namesakes import by_names, names_borne
from matvey.customers.duplicates.reading import traits_of
from matvey.customers.duplicates.traits import Traits
from matvey.customers.duplicates.verdicts import Certainty, Verdict
from matvey.customers.duplicates.weights import Crowd


@dataclass(frozen=True, slots=True)
class Found:
    """Two customers, the smaller number first, and what comparing them came to."""

    pair: Pair
    verdict: Verdict


def found_among(candidates: Candidates, customers: int) -> list[Found]:
    """Those of the candidates that may be one; `customers` is how many there are in the base."""
    traits = traits_of(candidates.numbers)
    found = []
    for (a, b), namesakes in candidates.pairs.items():
        if a in traits and b in traits:
            verdict = compare(traits[a], traits[b], Crowd(customers, namesakes), candidates.holders)
            if verdict.certainty is not Certainty.NONE:
                found.append(Found((a, b), verdict))
    return found


def found_around(numbers: Collection[int], customers: int) -> list[Found]:
    """Pairs in which at least one of these customers is."""
    traits = traits_of(numbers)
    around = Candidates()
    for some in _around(list(traits.values()), customers):
        around.holders |= some.holders
        for pair, namesakes in some.pairs.items():
            if pair[0] in traits or pair[1] in traits:
                around.pairs[pair] = max(namesakes, around.pairs.get(pair, 0))
    return found_among(around, customers)


def _around(traits: Sequence[Traits], customers: int) -> Iterator[Candidates]:
    yield by_marks({mark for one in traits for mark in one.marks | one.addresses})
    yield by_inns({inn for one in traits for inn in one.inns})
    keys = {key for one in traits if (key := key_of_name(one.name)) is not None}
    yield by_names(names_borne(keys), customers)
    births = [one.birthday for one in traits if one.birthday and one.birthday.is_whole]
    yield born_on({born.month * 100 + born.day for born in births}, {born.year for born in births})
