"""Customers and people as the cards of a phone: a company has one, its people have their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO

from django.db.models import QuerySet

from matvey.core.regions import regions
from matvey.customers.models import Contact, ContactPoint, Customer, Person
from matvey.exchange.leaving.vcard import VCard, Way, address
from matvey.exchange.leaving.whole import (
    WholeContact,
    WholeCustomer,
    points_of,
    whole_customers,
    whole_people,
)
from matvey.records.export_formats import Taken

_PROPERTIES = {"phone": "TEL", "email": "EMAIL", "messenger": "IMPP", "address": "ADR", "site": "URL"}
_TYPES = {"mobile": "CELL", "work": "WORK", "home": "HOME"}


def write_customers(file: IO[bytes], taken: Taken) -> None:
    visible: QuerySet[Customer] = taken.screen.visible(taken.access)
    for whole in whole_customers(visible, taken.ids):
        _write(file, cards_of_customer(whole))


def write_people(file: IO[bytes], taken: Taken) -> None:
    """Where somebody works is named only as far as this person may see that customer."""
    visible = set(
        Customer.objects.visible_to(taken.access)
        .filter(contacts__person__in=taken.ids)
        .values_list("pk", flat=True)
    )
    people: QuerySet[Person] = taken.screen.visible(taken.access)
    for person, works in whole_people(people, taken.ids):
        at = next((one for one in works if one.customer_id in visible), None)
        _write(file, [card_of_person(person, at)])


def cards_of_customer(whole: WholeCustomer) -> list[VCard]:
    customer = whole.customer
    people = [_of_contact(contact, customer.name) for contact in whole.contacts]
    card = VCard(
        customer.name,
        _name(customer.person),
        company="" if customer.person else customer.name,
        born=_born(customer.person),
        note=customer.about,
        tags=whole.tags,
        ways=[*_ways(whole.points), *_of_card(customer, whole.points)],
        is_company=not customer.person,
    )
    return [card, *people]


def card_of_person(person: Person, at: Contact | None) -> VCard:
    """A person loaded by `whole_people`, as a contact person where they are one."""
    company, title = (at.customer.name, at.position) if at else ("", "")
    ways = list(_ways(points_of(person)))
    return VCard(str(person), _name(person), company, title, _born(person), person.note, ways=ways)


def _of_contact(one: WholeContact, company: str) -> VCard:
    person, ways = one.person, list(_ways(one.points))
    title = one.contact.position
    return VCard(str(person), _name(person), company, title, _born(person), person.note, ways=ways)


def _write(file: IO[bytes], cards: Iterable[VCard]) -> None:
    file.writelines(str(card).encode() for card in cards)


def _name(person: Person | None) -> tuple[str, str, str]:
    return (person.surname, person.given_name, person.patronymic) if person else ("", "", "")


def _born(person: Person | None) -> str:
    """ISO 8601; without the year as phones write it, of a year alone nothing, since none would read it."""
    if person is None or not person.birth_month or not person.birth_day:
        return ""
    year = f"{person.birth_year:04}-" if person.birth_year else "--"
    return f"{year}{person.birth_month:02}-{person.birth_day:02}"


def _ways(points: Iterable[ContactPoint]) -> Iterator[Way]:
    for point in points:
        types = [*([_TYPES[point.label]] if point.label else []), *(["PREF"] if point.is_main else [])]
        if point.medium == "email":
            types.insert(0, "INTERNET")
        yield Way(_PROPERTIES[point.medium], _value(point), tuple(types))


def _value(point: ContactPoint) -> str:
    if point.medium == "address":
        return address(point.typed)
    if point.medium == "phone" and point.normal and point.extension:
        return f"{point.normal},{point.extension}"  # a comma is the pause after which a phone dials on
    return point.shown


def _of_card(customer: Customer, points: Iterable[ContactPoint]) -> Iterator[Way]:
    """What stands on the card itself: the site, and the town where no address names it."""
    if customer.site:
        yield Way("URL", customer.site)
    addresses = [point.typed for point in points if point.medium == "address"]
    if (customer.city or customer.region) and not any(
        customer.city and customer.city in one for one in addresses
    ):
        region = regions().get(customer.region)
        yield Way("ADR", address("", customer.city, str(region) if region else ""))
