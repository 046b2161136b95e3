"""Customers of one name: which of them are worth comparing, by how rare the name is among so many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from math import log2
from typing import Final

from django.db.models import Count

from matvey.customers.duplicates.blocking import Candidates
from matvey.customers.duplicates.names import FIRST_WORD, NEXT_WORD, PATRONYMIC, RARE_GIVEN_NAME, SURNAME
from matvey.customers.duplicates.weights import CITY, POSSIBLE, Crowd
from matvey.customers.models import Customer

# So many of one name are compared each with each; of more only those of one city.
EACH_WITH_EACH: Final = 8
MOST: Final = 50  # of one name in one city
_MOST_OF_A_PERSON: Final = SURNAME + RARE_GIVEN_NAME + PATRONYMIC
_MOST_OF_A_COMPANY: Final = FIRST_WORD + 2 * NEXT_WORD


@dataclass(frozen=True, slots=True)
class SharedName:
    """A namesake key that `times` customers have."""

    key: int
    times: int


def shared_names(after: int, limit: int) -> list[SharedName]:
    """The next names that several customers bear, in the order of their keys."""
    rows = Customer.objects.kept().filter(namesake_key__gt=after).order_by("namesake_key")
    counted = rows.values_list("namesake_key").annotate(times=Count("*")).filter(times__gt=1)
    return [SharedName(key or 0, times) for key, times in counted[:limit]]


def names_borne(keys: Collection[int]) -> list[SharedName]:
    """Those of these names that several customers bear."""
    rows = Customer.objects.kept().filter(namesake_key__in=keys).order_by()
    counted = rows.values_list("namesake_key").annotate(times=Count("*")).filter(times__gt=1)
    return [SharedName(key or 0, times) for key, times in counted]


def by_names(names: Collection[SharedName], customers: int) -> Candidates:
    """Namesakes who may be one: with a name so rare, or the same city, that chance does not explain it."""
    wanted = {name.key: name.times for name in names if _may_tell(Crowd(customers, name.times))}
    at: dict[int, list[tuple[str, int]]] = defaultdict(list)
    rows = Customer.objects.kept().filter(namesake_key__in=wanted).order_by()
    for key, city, number in rows.values_list("namesake_key", "city", "pk"):
        at[key or 0].append((city, number))
    found = Candidates()
    for key, bearers in at.items():
        for numbers in _groups(bearers, _may_tell(Crowd(customers, wanted[key]), city=0)):
            found.add(numbers, wanted[key])
    return found


def _may_tell(crowd: Crowd, city: float = CITY) -> bool:
    """Whether the name and, at best, the city could be enough."""
    rarity = max(_MOST_OF_A_COMPANY, _MOST_OF_A_PERSON, crowd.rarity())
    return rarity + city - crowd.chance - log2(max(crowd.namesakes - 1, 1)) >= POSSIBLE


def _groups(bearers: list[tuple[str, int]], everywhere: bool) -> Iterator[list[int]]:
    if everywhere and len(bearers) <= EACH_WITH_EACH:
        yield [number for _city, number in bearers]
        return
    nowhere = [number for city, number in bearers if not city]
    for wanted in {city for city, _number in bearers if city} or {""}:
        group = [number for city, number in bearers if city == wanted and city] + nowhere
        if 1 < len(group) <= MOST:
            yield group
