"""How complete a card is, in percent, and what it lacks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from matvey.customers.around import has_birthday, has_checked_inn, has_contact, has_point
from matvey.customers.models import CompletenessRule, Contact, ContactPoint, Customer
from matvey.customers.statuses import status_of


@dataclass(frozen=True)
class Trait:
    """Something a card should have.

    `is_there` asks nothing of the database after `with_parts`; `where` asks the same of the database.
    """

    key: str
    label: str | Promise
    is_there: Callable[[Customer], bool]
    where: Q
    of_companies_only: bool = False


@dataclass(frozen=True)
class Completeness:
    percent: int
    missing: tuple[Trait, ...]


def _contacts(customer: Customer) -> list[Contact]:
    return [contact for contact in customer.contacts.all() if contact.until_on is None]


def _reached(customer: Customer, medium: str) -> bool:
    points: list[ContactPoint] = [*customer.contact_points.all()]
    for contact in _contacts(customer):
        points += contact.person.contact_points.all()
    return any(point.medium == medium and point.normal and not point.removed_at for point in points)


def _has_birthday(customer: Customer) -> bool:
    people = [customer.person, *(contact.person for contact in _contacts(customer))]
    return any(person is not None and person.birth_key for person in people)


def _has_checked_inn(customer: Customer) -> bool:
    return any(party.inn and not party.binned_at for party in customer.counterparties.all())


_REACHABLE = ContactPoint.objects.kept().exclude(normal="")
TRAITS = {
    trait.key: trait
    for trait in (
        Trait("phone", _("phone"), lambda c: _reached(c, "phone"), has_point(_REACHABLE, "phone")),
        Trait("email", _("e-mail"), lambda c: _reached(c, "email"), has_point(_REACHABLE, "email")),
        Trait(
            "contact",
            _("contact person"),
            lambda c: bool(_contacts(c)),
            has_contact(),
            of_companies_only=True,
        ),
        Trait("inn", _("INN"), _has_checked_inn, has_checked_inn(), of_companies_only=True),
        Trait(
            "responsible", _("responsible"), lambda c: bool(c.responsible_id), Q(responsible__isnull=False)
        ),
        Trait("region", _("city or region"), lambda c: bool(c.region or c.city), ~Q(region="", city="")),
        Trait("source", _("source"), lambda c: bool(c.source_id), Q(source__isnull=False)),
        Trait("birthday", _("birthday"), _has_birthday, has_birthday()),
        Trait("about", _("what to know"), lambda c: bool(c.about), ~Q(about="")),
        Trait(
            "first_purchase",
            _("first purchase"),
            lambda c: c.first_purchase_on is not None,
            Q(first_purchase_on__isnull=False),
        ),
    )
}
READY = {
    "phone": 3,
    "email": 2,
    "contact": 2,
    "inn": 2,
    "responsible": 2,
    "region": 1,
    "source": 1,
    "birthday": 1,
}


@dataclass(frozen=True)
class CompletenessRules:
    """The weights of the traits by status; those without a status hold for every card."""

    weights: Mapping[str, Mapping[str, int]]

    @classmethod
    def in_force(cls) -> CompletenessRules:
        """The company's own, or the ready ones while it has none; one query."""
        weights: dict[str, dict[str, int]] = {}
        for rule in CompletenessRule.objects.all():
            weights.setdefault(rule.status, {})[rule.field] = rule.weight
        return cls({"": READY, **weights})

    def of(self, customer: Customer, on: date) -> Mapping[str, int]:
        status = status_of(customer, on)
        return {**self.weights.get("", {}), **(self.weights.get(status.value, {}) if status else {})}


def with_parts(rows: QuerySet[Customer]) -> QuerySet[Customer]:
    """The customers with all that completeness looks at, in a fixed number of queries."""
    contacts = Prefetch("contacts", Contact.objects.select_related("person"))
    return rows.select_related("person").prefetch_related(
        "contact_points", contacts, "contacts__person__contact_points", "counterparties", "loss_declarations"
    )


def completeness(customer: Customer, rules: CompletenessRules, *, on: date) -> Completeness:
    """The share of what the company named for that status, by weight; a card of which nothing is asked has 100."""
    asked = asked_of(rules.of(customer, on), is_person=customer.is_person)
    missing = [trait for trait, _weight in asked if not trait.is_there(customer)]
    whole = sum(weight for _trait, weight in asked)
    lacking = sum(weight for trait, weight in asked if trait in missing)
    percent = 100 * (whole - lacking) // whole if whole else 100
    return Completeness(percent, tuple(missing))


def asked_of(weights: Mapping[str, int], *, is_person: bool) -> Sequence[tuple[Trait, int]]:
    """What counts on such a card, and how much; a trait nobody knows any more is left out."""
    known = [(TRAITS[key], weight) for key, weight in weights.items() if key in TRAITS and weight]
    return [(trait, weight) for trait, weight in known if not (trait.of_companies_only and is_person)]
