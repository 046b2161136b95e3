"""Which customers are compared at all: those that share a mark, a number, a name or a birthday with few others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from django.db.models import Count

from matvey.customers.duplicates.weights import SHARED_BY_MANY
from matvey.customers.models import Contact, ContactPoint, Counterparty, Customer

MARKS = ("phone", "email", "messenger", "address")

type Pair = tuple[int, int]


@dataclass
class Candidates:
    """Pairs to be compared; how many bear the name a pair has in common, and how many have a mark."""

    pairs: dict[Pair, int] = field(default_factory=dict)
    holders: dict[str, int] = field(default_factory=dict)

    def add(self, numbers: Iterable[int], namesakes: int = 0) -> None:
        for pair in combinations(sorted(numbers), 2):
            self.pairs[pair] = max(self.pairs.get(pair, 0), namesakes)

    @property
    def numbers(self) -> set[int]:
        return {number for pair in self.pairs for number in pair}


def shared_marks(after: str, limit: int) -> list[str]:
    """The next phones, e-mails and addresses that stand there more than once, in their order."""
    return _shared(ContactPoint.objects.filter(normal__gt=after), "normal", limit)


def shared_inns(after: str, limit: int) -> list[str]:
    return _shared(Counterparty.objects.filter(inn__gt=after), "inn", limit)


def _shared(rows: Any, column: str, limit: int) -> list[Any]:
    counted = rows.order_by(column).values_list(column).annotate(times=Count("*")).filter(times__gt=1)
    return [value for value, _times in counted[:limit]]


def by_marks(values: Collection[str]) -> Candidates:
    """Everybody with these marks against each other; what very many have ties nobody."""
    found = Candidates()
    for value, numbers in holders_of(values).items():
        found.holders[value] = len(numbers)
        if 1 < len(numbers) <= SHARED_BY_MANY:
            found.add(numbers)
    return found


def holders_of(values: Collection[str]) -> Mapping[str, set[int]]:
    """Which customers have a mark: their own, of the person they are, of a person who works there."""
    at: dict[str, set[int]] = defaultdict(set)
    by_person: dict[int, list[str]] = defaultdict(list)
    points = ContactPoint.objects.kept().filter(normal__in=values, medium__in=MARKS).order_by()
    for normal, customer, person in points.values_list("normal", "customer", "person"):
        if customer:
            at[normal].add(customer)
        elif person:
            by_person[person].append(normal)
    contacts = Contact.objects.filter(person__in=by_person, until_on=None).order_by()
    for customer, person in contacts.values_list("customer", "person"):
        for normal in by_person[person]:
            at[normal].add(customer)
    return at


def by_inns(values: Collection[str]) -> Candidates:
    at: dict[str, set[int]] = defaultdict(set)
    parties = Counterparty.objects.kept().filter(inn__in=values).order_by()
    for inn, customer in parties.values_list("inn", "customer"):
        at[inn].add(customer)
    found = Candidates()
    for numbers in at.values():
        if 1 < len(numbers) <= SHARED_BY_MANY:
            found.add(numbers)
    return found


def born_on(keys: Collection[int], years: Collection[int] = ()) -> Candidates:
    """People born on the same day of the same year whose initials agree; `keys` are months × 100 + days."""
    born: dict[tuple[object, ...], list[int]] = defaultdict(list)
    rows = Customer.objects.kept().filter(person__birth_key__in=keys, person__birth_year__isnull=False)
    rows = rows.filter(person__birth_year__in=years) if years else rows
    columns = ("pk", "person__birth_key", "person__birth_year", "person__surname", "person__given_name")
    for pk, key, year, *names in rows.order_by().values_list(*columns):
        born[key, year, *sorted(name[:1].upper() for name in names)].append(pk)
    found = Candidates()
    for numbers in born.values():
        if 1 < len(numbers) <= SHARED_BY_MANY:
            found.add(numbers)
    return found


def known_customers() -> int:
    """Among how many one looks."""
    return Customer.objects.kept().count()
