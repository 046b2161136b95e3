"""Reads what is compared of many customers at once: a few queries, each by an index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from matvey.core.folding import fold
from matvey.core.person_names import PersonName
from matvey.customers.duplicates.keys import namesake_key
from matvey.customers.duplicates.names import customer_name
from matvey.customers.duplicates.spelling import spelt
from matvey.customers.duplicates.traits import Birthday, Traits
from matvey.customers.models import Contact, ContactPoint, Counterparty, Customer

MEDIUMS = ("phone", "email", "messenger")
_KEYED = ("pk", "namesake_key", "form", "name")
_COLUMNS = (
    *("pk", "city", "site", "form", "name"),
    *("person__surname", "person__given_name", "person__patronymic"),
    *("person__birth_day", "person__birth_month", "person__birth_year"),
)


@dataclass(slots=True)
class _Around:
    """What hangs on one customer."""

    marks: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    sites: set[str] = field(default_factory=set)
    inns: dict[str, frozenset[str]] = field(default_factory=dict)

    def reached_by(self, medium: str, normal: str) -> None:
        if medium in MEDIUMS:
            self.marks.add(normal)
        elif medium == "address":
            self.addresses.add(normal)
        else:
            self.sites.add(normal)


def traits_of(numbers: Collection[int]) -> dict[int, Traits]:
    """Of those that are not in the bin; five queries, however many they are."""
    around: dict[int, _Around] = defaultdict(_Around)
    _read_points(numbers, around)
    _read_inns(numbers, around)
    return {number: _traits(number, row, around[number]) for number, row in _rows(numbers)}


def keys_of(numbers: Collection[int]) -> dict[int, int | None]:
    """The namesake keys that differ from what their rows hold."""
    rows = Customer.objects.filter(pk__in=numbers).order_by()
    keys = {pk: (kept, namesake_key(*name)) for pk, kept, *name in rows.values_list(*_KEYED)}
    return {pk: made for pk, (kept, made) in keys.items() if made != kept}


def keys_after(number: int, limit: int) -> dict[int, int | None]:
    """Of the next customers that have none yet."""
    rows = Customer.objects.filter(pk__gt=number, namesake_key=None).order_by("pk")
    return {pk: namesake_key(*name) for pk, _kept, *name in rows.values_list(*_KEYED)[:limit]}


def _rows(numbers: Collection[int]) -> Iterable[tuple[int, tuple[Any, ...]]]:
    rows = Customer.objects.kept().filter(pk__in=numbers).order_by()
    return ((pk, tuple(row)) for pk, *row in rows.values_list(*_COLUMNS))


def _traits(number: int, row: tuple[Any, ...], around: _Around) -> Traits:
    city, site, form, name, surname, given, patronymic, *born = row
    person = PersonName(surname, given, patronymic) if form == "person" else None
    if site:
        around.sites.add(fold(site).removeprefix("https://").removeprefix("http://").rstrip("/"))
    return Traits(
        customer_name(form, name, person),
        frozenset(around.marks),
        around.inns,
        Birthday(*(part or 0 for part in born)) if any(born) else None,
        frozenset(around.addresses),
        frozenset(around.sites),
        spelt(city),
        number,
    )


def _read_points(numbers: Collection[int], around: dict[int, _Around]) -> None:
    """Their own, and those of the people who work there now."""
    points = ContactPoint.objects.kept().exclude(normal="").order_by()
    own = points.filter(customer__in=numbers).values_list("customer", "medium", "normal")
    for customer, medium, normal in own:
        around[customer or 0].reached_by(medium, normal)
    contacts = Contact.objects.filter(customer__in=numbers, until_on=None).order_by()
    at: dict[int, list[int]] = defaultdict(list)
    for customer, person in contacts.values_list("customer", "person"):
        at[person].append(customer)
    for person, medium, normal in points.filter(person__in=at).values_list("person", "medium", "normal"):
        for customer in at[person or 0] if medium != "address" else ():
            around[customer].reached_by(medium, normal)


def _read_inns(numbers: Collection[int], around: dict[int, _Around]) -> None:
    parties = Counterparty.objects.kept().filter(customer__in=numbers).exclude(inn="").order_by()
    for customer, inn, kpp in parties.values_list("customer", "inn", "kpp"):
        inns = around[customer].inns
        inns[inn] = inns.get(inn, frozenset()) | ({kpp} if kpp else frozenset())
