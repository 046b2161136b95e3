"""Completes a customer who is there already with what a row says of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from matvey.core.folding import fold
from matvey.customers.actions.changing import change_customer
from matvey.customers.actions.contact_points import add_contact_point
from matvey.customers.actions.counterparties import add_counterparty
from matvey.customers.actions.people import add_contact
from matvey.customers.contact_values import read_or_keep
from matvey.customers.models import ContactPoint, Counterparty, Customer, Form, Source
from matvey.customers.new import NewContact, NewCustomer, NewPoint
from matvey.staff.access import Actor


def complete(customer: Customer, new: NewCustomer, *, by: Actor, at: datetime) -> None:
    """Fills what is empty and adds the phones, people and requisites that are not there yet.

    What somebody has entered is never overwritten or removed. Needs the right to change the customer.
    """
    change_customer(customer, _missing(customer, new), by=by, at=at)
    _add_points(customer, new.points, by, at)
    if customer.form == Form.COMPANY:
        _add_contacts(customer, new.contacts, by, at)
    _add_counterparties(customer, new, by, at)


def _missing(customer: Customer, new: NewCustomer) -> dict[str, object]:
    offered: dict[str, object] = {
        "region": new.region,
        "city": new.city,
        "site": new.site,
        "source_id": new.source_id,
        "first_purchase_on": new.purchases.first_on,
        "last_purchase_on": new.purchases.last_on,
    }
    missing = {name: value for name, value in offered.items() if value and not getattr(customer, name)}
    if "source_id" in missing:
        missing["source"] = _source(missing.pop("source_id"))
    if new.about and new.about not in customer.about:
        missing["about"] = f"{customer.about}\n{new.about}".strip()
    return missing | {f"is_{role}": True for role in new.roles if not getattr(customer, f"is_{role}")}


def _source(pk: Any) -> Source:
    return Source.objects.get(pk=pk)


def _add_points(customer: Customer, points: Iterable[NewPoint], by: Actor, at: datetime) -> None:
    own = ContactPoint.objects.kept().filter(customer=customer)
    known = {value for row in own for value in (row.normal, fold(row.typed))}
    known |= _of_people(customer)
    for point in points:
        draft = _normal(point)
        if draft and draft not in known and fold(point.typed) not in known:
            add_contact_point(customer, point, by=by, at=at)
            known.add(draft)


def _add_contacts(customer: Customer, contacts: Iterable[NewContact], by: Actor, at: datetime) -> None:
    rows = customer.contacts.filter(until_on=None).select_related("person")
    known = {fold(row.person.name.full) for row in rows}
    known |= {fold(f"{row.person.surname} {row.person.given_name}") for row in rows}
    for contact in contacts:
        name = fold(contact.person.name.full)
        if name and name not in known:
            add_contact(customer, contact, by=by, at=at)
            known.add(name)


def _add_counterparties(customer: Customer, new: NewCustomer, by: Actor, at: datetime) -> None:
    rows = Counterparty.objects.kept().filter(customer=customer)
    known = {value for row in rows for value in (row.inn, fold(row.typed_inn)) if value}
    for party in new.counterparties:
        if party.inn and party.inn not in known and fold(party.inn) not in known:
            add_counterparty(customer, party, by=by, at=at)


def _of_people(customer: Customer) -> set[str]:
    people = customer.contacts.filter(until_on=None).values("person")
    return set(ContactPoint.objects.kept().filter(person__in=people).values_list("normal", flat=True))


def _normal(point: NewPoint) -> str:
    """Its compared form; empty for a value that is none such, which completes nobody."""
    return read_or_keep(point.medium, point.typed).normal
