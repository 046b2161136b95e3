"""What two customers have in common and where they differ, line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from matvey.core.phones import Phone
from matvey.customers.models import Contact, ContactPoint, Counterparty, Customer
from matvey.customers.templatetags.customers import birthday


class Agreement(StrEnum):
    """How the values of a line stand to each other."""

    SAME = "same"
    PARTLY = "partly"
    DIFFERENT = "different"
    ONE_SIDED = "one-sided"


@dataclass(frozen=True)
class Value:
    """`text` is shown; values are the same where `compared` is."""

    text: str
    compared: str


@dataclass(frozen=True)
class Line:
    """One thing, as each of the two has it; `shared` are the values both have.

    `tells` where other values speak against the two being one: whose they are does not.
    """

    label: str | Promise
    a: list[Value]
    b: list[Value]
    tells: bool = True

    @property
    def sides(self) -> tuple[list[Value], list[Value]]:
        return self.a, self.b

    @property
    def shared(self) -> set[str]:
        return {value.compared for value in self.a} & {value.compared for value in self.b}

    @property
    def agreement(self) -> Agreement:
        if not self.a or not self.b:
            return Agreement.ONE_SIDED
        if not self.shared:
            return Agreement.DIFFERENT if self.tells else Agreement.PARTLY
        everything = {value.compared for value in (*self.a, *self.b)}
        return Agreement.SAME if everything == self.shared else Agreement.PARTLY


def side_by_side(a: Customer, b: Customer) -> list[Line]:
    """Lines that say something of at least one of them; a few queries for both together."""
    _attach([a, b])
    lines = [Line(label, list(read(a)), list(read(b)), label not in MANY_OF_EACH) for label, read in LINES]
    return [line for line in lines if line.a or line.b]


def _attach(customers: list[Customer]) -> None:
    """Their points, contact persons and counterparties, under the names the readers below use."""
    points = list(ContactPoint.objects.kept().filter(customer__in=customers))
    contacts = Contact.objects.filter(customer__in=customers, until_on=None).select_related("person")
    parties = list(Counterparty.objects.kept().filter(customer__in=customers))
    people = list(contacts)
    for one in customers:
        one.shown_points = [row for row in points if row.customer_id == one.pk]  # type: ignore[attr-defined]
        one.shown_people = [row for row in people if row.customer_id == one.pk]  # type: ignore[attr-defined]
        one.shown_parties = [row for row in parties if row.customer_id == one.pk]  # type: ignore[attr-defined]


def _points(*mediums: str) -> Callable[[Customer], Iterable[Value]]:
    def read(customer: Customer) -> Iterable[Value]:
        for point in customer.shown_points:  # type: ignore[attr-defined]
            if point.medium in mediums:
                yield Value(_shown(point), point.normal or point.typed)

    return read


def _shown(point: ContactPoint) -> str:
    is_phone = point.medium == ContactPoint.Medium.PHONE and point.normal
    return str(Phone(point.normal, point.extension)) if is_phone else point.shown


def _names(customer: Customer) -> Iterable[Value]:
    yield Value(customer.name, customer.name_key)


def _requisites(customer: Customer) -> Iterable[Value]:
    for party in customer.shown_parties:  # type: ignore[attr-defined]
        numbers = " / ".join(filter(None, (party.shown_inn, party.shown_kpp)))
        if numbers:
            yield Value(numbers, numbers)


def _people(customer: Customer) -> Iterable[Value]:
    for contact in customer.shown_people:  # type: ignore[attr-defined]
        yield Value(str(contact.person), contact.person.name_key)


def _birthday(customer: Customer) -> Iterable[Value]:
    if customer.person and (text := birthday(customer.person)):
        yield Value(text, text)


def _text(name: str) -> Callable[[Customer], Iterable[Value]]:
    def read(customer: Customer) -> Iterable[Value]:
        if value := getattr(customer, name):
            text = _date(value) if isinstance(value, datetime) else str(value)
            yield Value(text, text.casefold())

    return read


def _date(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j E Y")


# What one customer may have several of over time, or what is ours to say.
MANY_OF_EACH = (_("Contact persons"), _("Responsible"), _("Last contact"), _("Added"))
LINES: list[tuple[str | Promise, Callable[[Customer], Iterable[Value]]]] = [
    (capfirst(_("name")), _names),
    (_("INN / KPP"), _requisites),
    (_("Phones"), _points("phone")),
    (_("E-mail"), _points("email")),
    (_("Messengers and sites"), _points("messenger", "site")),
    (_("Addresses"), _points("address")),
    (_("City"), _text("city")),
    (_("Contact persons"), _people),
    (_("Birthday"), _birthday),
    (_("Responsible"), _text("responsible")),
    (_("Last contact"), _text("contacted_at")),
    (_("Added"), _text("created_at")),
]
