"""Completes a customer who is there already with what a row says of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from matvey.core.folding import fold
from matvey.customers.actions.changing import change_customer
from matvey.customers.actions.contact_points import add_contact_point
from matvey.customers.actions.people import add_contact, change_person
from matvey.customers.contact_values import read_or_keep
from matvey.customers.models import Customer, Person, Source
from matvey.customers.new import NewContact, NewCustomer, NewPerson, NewPoint
from matvey.exchange.imports.cards import Card
from matvey.exchange.imports.completing_parties import complete_party
from matvey.staff.access import Actor


def complete(card: Card, new: NewCustomer, *, by: Actor, at: datetime) -> None:
    """Fills what is empty and adds the phones, people and requisites that are not there yet.

    What somebody has entered is never overwritten or removed; what is wrong in the row goes to the remarks.
    Needs the right to change the customer.
    """
    new = _as_contact(card, new)
    if missing := _missing(card, new):
        card.customer = change_customer(card.customer, missing, by=by, at=at)
    for point in new.points:
        _add_point(card, point, by, at)
    for contact in new.contacts:
        _add_contact(card, contact, by, at)
    if card.customer.person and new.person:
        _fill_birthday(card, card.customer.person, new.person, by, at)
    for party in new.counterparties:
        complete_party(card, party, by=by, at=at)


def _as_contact(card: Card, new: NewCustomer) -> NewCustomer:
    """A human who turns out to be met at a company's address is a contact person there."""
    if new.person is None or card.customer.is_person:
        return new
    contact = NewContact(new.person, points=new.points)
    return replace(new, person=None, points=(), contacts=(contact, *new.contacts))


def _missing(card: Card, new: NewCustomer) -> dict[str, object]:
    customer = card.customer
    offered: dict[str, object] = {"region": new.region, "city": new.city, "site": new.site}
    missing = {name: value for name, value in offered.items() if value and not getattr(customer, name)}
    if new.source_id and not customer.source_id:
        missing["source"] = Source.objects.get(pk=new.source_id)
    missing |= _purchases(customer, new)
    if about := _remarks(card, new):
        missing["about"] = f"{customer.about}\n{about}".strip()
    return missing | {f"is_{role}": True for role in new.roles if not getattr(customer, f"is_{role}")}


def _purchases(customer: Customer, new: NewCustomer) -> dict[str, object]:
    """The row's dates where none are known: half of a pair could contradict the other half."""
    if customer.first_purchase_on or customer.last_purchase_on:
        return {}
    known = {"first_purchase_on": new.purchases.first_on, "last_purchase_on": new.purchases.last_on}
    return {name: day for name, day in known.items() if day}


def _remarks(card: Card, new: NewCustomer) -> str:
    """Lines that are not among the remarks yet, and phones and e-mails that are none, as typed."""
    lines = [*new.about.splitlines(), *(point.typed for point in _points(new) if not _normal(point))]
    known = set(map(fold, card.customer.about.splitlines()))
    fresh = [line for line in lines if fold(line) not in known and fold(line) not in card.values]
    return "\n".join(dict.fromkeys(fresh))


def _points(new: NewCustomer) -> list[NewPoint]:
    return [*new.points, *(point for contact in new.contacts for point in contact.points)]


def _normal(point: NewPoint) -> str:
    return (point.value or read_or_keep(point.medium, point.typed)).normal


def _add_point(card: Card, point: NewPoint, by: Actor, at: datetime, person: Person | None = None) -> None:
    normal = _normal(point)
    if normal and normal not in card.values and fold(point.typed) not in card.values:
        customer = card.customer
        has_main = customer.main_phone if point.medium == "phone" else customer.main_email
        wanted = replace(point, is_main=point.is_main and not has_main)
        add_contact_point(customer, wanted, by=by, at=at, person=person)
        card.values |= {normal, fold(point.typed)}


def _add_contact(card: Card, contact: NewContact, by: Actor, at: datetime) -> None:
    """Somebody known there by name only gets the phones that are new."""
    name = contact.person.name
    person = card.people.get(fold(name.full)) or card.people.get(fold(f"{name.surname} {name.given}"))
    if person is None and name.full:
        wanted = replace(contact, is_main=contact.is_main and not card.people, points=())
        person = add_contact(card.customer, wanted, by=by, at=at).person
        card.know(person)
    if person:
        _fill_birthday(card, person, contact.person, by, at)
    for point in contact.points:
        _add_point(card, point, by, at, person)


def _fill_birthday(card: Card, person: Person, new: NewPerson, by: Actor, at: datetime) -> None:
    if new.birth_day and not person.birth_key and not person.birth_year:
        born = {"birth_day": new.birth_day, "birth_month": new.birth_month, "birth_year": new.birth_year}
        change_person(person, born, card.customer, by=by, at=at)
