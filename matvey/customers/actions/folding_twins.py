"""The same phone, person, counterparty or account at two customers: one of the two stands for both."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, Protocol

from django.db.models import Model

from matvey.customers.actions.merge_values import Values
from matvey.customers.models import (
    Contact,
    ContactPoint,
    Counterparty,
    CounterpartyAccount,
    Customer,
    Person,
)

_PARTY_BLANKS = ("full_name", "kpp", "typed_kpp", "ogrn", "typed_ogrn", "legal_address", "director")


class Refiles(Protocol):
    def refile(self, target: type[Model], from_id: int, to_id: int | None) -> None: ...


class Twins:
    """The rows of a customer that the survivor has too; they stay behind, and all that named them moves.

    `staying` are their numbers by model. What the survivor's row lacks it takes from its twin.
    """

    def __init__(self, survivor: Customer, part: Customer, values: Values) -> None:
        self.values = values
        points = ContactPoint.objects.kept()
        self.points = _twins(points.filter(customer=survivor), points.filter(customer=part), _point)
        self.people, self.contacts = _same_contacts(survivor, part)
        for person, known in self.people:
            own = points.filter(customer=None)
            self.points += _twins(own.filter(person=known), own.filter(person=person), _point)
        parties = Counterparty.objects.kept().exclude(inn="")
        self.parties = _twins(parties.filter(customer=survivor), parties.filter(customer=part), _party)
        accounts = CounterpartyAccount.objects.filter(closed_at=None)
        self.accounts = [
            pair
            for twin, kept in self.parties
            for pair in _twins(
                accounts.filter(counterparty=kept), accounts.filter(counterparty=twin), _account
            )
        ]

    @property
    def staying(self) -> dict[str, set[int]]:
        pairs: list[tuple[type[Model], Sequence[tuple[Model, Model]]]] = [
            (ContactPoint, self.points),
            (Contact, self.contacts),
            (Counterparty, self.parties),
            (CounterpartyAccount, self.accounts),
        ]
        return {model._meta.label_lower: {twin.pk for twin, _kept in found} for model, found in pairs}

    def fold(self, refiling: Refiles) -> None:
        for twin, kept in (*self.points, *self.parties, *self.accounts):
            refiling.refile(type(kept), twin.pk, kept.pk)
        for twin, kept in self.points:
            self._complete_point(twin, kept)
        for contact, known in self.contacts:
            blanks = _blanks_filled(known, contact, ("position", "note"))
            decides = known.is_decision_maker or contact.is_decision_maker
            self.values.put(known, **blanks, is_decision_maker=decides)
        for twin, kept in self.parties:
            self.values.put(kept, **_blanks_filled(kept, twin, _PARTY_BLANKS))

    def _complete_point(self, twin: ContactPoint, kept: ContactPoint) -> None:
        """The day it was last confirmed; it answers where one of the two is known to."""
        confirmed = max(filter(None, (twin.confirmed_on, kept.confirmed_on)), default=None)
        changes: dict[str, object] = {"confirmed_on": confirmed, "label": kept.label or twin.label}
        if kept.stale_at is not None and twin.stale_at is None:
            changes |= {"stale_at": None, "stale_reason": ""}
        self.values.put(kept, **changes)


def _same_contacts(
    survivor: Customer, part: Customer
) -> tuple[list[tuple[Person, Person]], list[tuple[Contact, Contact]]]:
    """Contact persons of the part that the survivor has too: the same number, or the same name and a phone
    or e-mail in common; first the people that have two numbers."""
    people: list[tuple[Person, Person]] = []
    contacts: list[tuple[Contact, Contact]] = []
    ours = _open_contacts(survivor)
    for contact in _open_contacts(part):
        for known in ours:
            if contact.person_id != known.person_id and _is_same(contact.person, known.person):
                people.append((contact.person, known.person))
                contacts.append((contact, known))
                break
            if contact.person_id == known.person_id:
                contacts.append((contact, known))
                break
    return people, contacts


def _open_contacts(customer: Customer) -> list[Contact]:
    rows = Contact.objects.filter(customer=customer, until_on=None).select_related("person")
    return list(rows.prefetch_related("person__contact_points").order_by("pk"))


def _is_same(person: Person, known: Person) -> bool:
    """Not where one of them is a customer: such people become one when those customers do."""
    if not person.name_key or person.name_key != known.name_key or person.erased_at or known.erased_at:
        return False
    if Customer.objects.filter(person__in=[person, known]).exists():
        return False
    return bool(_values_of(person) & _values_of(known))


def _values_of(person: Person) -> set[str]:
    points = person.contact_points.all()
    return {point.normal for point in points if point.normal and not point.removed_at}


def _twins[M: Model](
    of_survivor: Iterable[M], of_part: Iterable[M], told_by: Callable[[M], Hashable]
) -> list[tuple[M, M]]:
    """Each row of the part with the row of the survivor that says the same."""
    known: dict[Hashable, M] = {}
    for row in of_survivor:
        known.setdefault(told_by(row), row)
    return [(row, known[told_by(row)]) for row in of_part if told_by(row) in known]


def _point(point: ContactPoint) -> Hashable:
    return point.medium, point.normal or point.typed.casefold(), point.extension


def _party(party: Counterparty) -> Hashable:
    return party.inn, party.kpp


def _account(account: CounterpartyAccount) -> Hashable:
    return account.bik, account.number


def _blanks_filled(kept: Any, twin: Any, names: Iterable[str]) -> dict[str, object]:
    return {name: getattr(twin, name) for name in names if not getattr(kept, name) and getattr(twin, name)}
