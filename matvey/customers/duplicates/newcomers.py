"""A customer who is about to be added, as they are compared with those who are there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from matvey.customers.contact_values import read_or_keep
from matvey.customers.duplicates.names import customer_name
from matvey.customers.duplicates.spelling import spelt
from matvey.customers.duplicates.traits import Birthday, Traits
from matvey.customers.new import NewCounterparty, NewCustomer, NewPoint
from matvey.customers.requisite_values import checked_or_empty

_MARKS = ("phone", "email", "messenger")


def traits_of_new(new: NewCustomer) -> Traits:
    """With the phones and e-mails of the contact persons; what can't be read tells nothing."""
    points = [*new.points, *(point for contact in new.contacts for point in contact.points)]
    values = _values(points)
    return Traits(
        customer_name(new.form, new.name, new.person.name if new.person else None),
        frozenset().union(*(values[medium] for medium in _MARKS)),
        _inns(new.counterparties),
        _birthday(new),
        frozenset(values["address"]),
        frozenset(values["site"] | ({new.site} if new.site else set())),
        spelt(new.city),
    )


def _values(points: Iterable[NewPoint]) -> dict[str, set[str]]:
    values: dict[str, set[str]] = defaultdict(set)
    for point in points:
        value = point.value or read_or_keep(point.medium, point.typed)
        if value.normal:
            values[point.medium].add(value.normal)
    return values


def _inns(parties: Iterable[NewCounterparty]) -> dict[str, frozenset[str]]:
    inns: dict[str, frozenset[str]] = {}
    for party in parties:
        if inn := checked_or_empty(party.form, "inn", party.inn):
            kpp = checked_or_empty(party.form, "kpp", party.kpp)
            inns[inn] = inns.get(inn, frozenset()) | ({kpp} if kpp else frozenset())
    return inns


def _birthday(new: NewCustomer) -> Birthday | None:
    who = new.person
    if who is None or not (who.birth_day or who.birth_year):
        return None
    return Birthday(who.birth_day or 0, who.birth_month or 0, who.birth_year or 0)
