"""Links nobody has typed: customers that share a phone, an e-mail, an address or a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from matvey.customers.models import (
    Contact,
    ContactPoint,
    Customer,
    CustomerLink,
    DismissedSuggestion,
    Person,
)
from matvey.staff.access import Access

MOST = 20
# A value more customers share than this is a switchboard or a placeholder and ties nobody.
COMMON = 10


@dataclass(frozen=True)
class SuggestedLink:
    """A customer that may be tied to the one looked at, and what both have in common."""

    customer: Customer
    reasons: tuple[str, ...]


def suggested_links(customer: Customer, access: Access) -> list[SuggestedLink]:
    """At most twenty, those with most in common first; linked and dismissed ones are left out.

    A handful of indexed queries, whatever the size of the base; only customers that may be seen.
    """
    reasons = defaultdict[int, list[str]](list)
    for other, reason in _shared(customer):
        if reason not in reasons[other]:
            reasons[other].append(reason)
    known = _settled(customer)
    wanted = {pk: found for pk, found in reasons.items() if pk not in known}
    rows = Customer.objects.visible_to(access).kept().filter(pk__in=wanted)
    found = [SuggestedLink(row, tuple(wanted[row.pk])) for row in rows]
    return sorted(found, key=lambda one: (-len(one.reasons), one.customer.name_key, one.customer.pk))[:MOST]


def _shared(customer: Customer) -> Iterator[tuple[int, str]]:
    people = _people(customer)
    yield from _by_person(customer, people)
    yield from _by_value(customer, people)


def _people(customer: Customer) -> dict[int, Person]:
    """From what a card has loaded anyway."""
    contacts = [contact.person for contact in customer.contacts.all() if contact.until_on is None]
    return {person.pk: person for person in (customer.person, *contacts) if person}


def _by_person(customer: Customer, people: dict[int, Person]) -> Iterator[tuple[int, str]]:
    at_others = Contact.objects.filter(person__in=people, until_on=None).exclude(customer=customer)
    as_customers = Customer.objects.filter(person__in=people).exclude(pk=customer.pk)
    found = [*at_others.values_list("customer", "person"), *as_customers.values_list("pk", "person")]
    for other, person in found:
        yield other, _("the same person: %(name)s") % {"name": people[person or 0]}


def _by_value(customer: Customer, people: dict[int, Person]) -> Iterator[tuple[int, str]]:
    own = _points(customer, people)
    ours, values = {point.pk for point in own}, {point.normal for point in own}
    shared = ContactPoint.objects.kept().filter(normal__in=values).exclude(pk__in=ours).order_by()
    points = list(shared.values_list("customer", "person", "normal", "medium"))
    at = _customers_of({person for _customer, person, _normal, _medium in points if person})
    by_value = defaultdict[tuple[str, str], set[int]](set)
    for owner, person, normal, medium in points:
        by_value[normal, medium] |= {owner} if owner else at[person]
    for (normal, medium), others in by_value.items():
        if len(others - {customer.pk}) <= COMMON:
            yield from ((other, _reason(medium, normal)) for other in others - {customer.pk})


def _points(customer: Customer, people: dict[int, Person]) -> list[ContactPoint]:
    """Values of which sharing says something."""
    points = [*customer.contact_points.all()]
    for person in people.values():
        points += person.contact_points.all()
    site = ContactPoint.Medium.SITE
    return [point for point in points if point.normal and not point.removed_at and point.medium != site]


def _customers_of(people: set[int]) -> defaultdict[int, set[int]]:
    at = defaultdict[int, set[int]](set)
    contacts = Contact.objects.filter(person__in=people, until_on=None).values_list("person", "customer")
    themselves = Customer.objects.filter(person__in=people).values_list("person", "pk")
    for person, customer in [*contacts, *themselves]:
        at[person or 0].add(customer)
    return at


def _reason(medium: str, normal: str) -> str:
    sentences = {
        "phone": _("the same phone: %(value)s"),
        "email": _("the same e-mail: %(value)s"),
        "address": _("the same address: %(value)s"),
        "messenger": _("the same messenger: %(value)s"),
    }
    return sentences[medium] % {"value": normal}


def _settled(customer: Customer) -> set[int]:
    """Those tied to the customer already, and those of whom somebody said that they are not."""
    ends = Q(a=customer) | Q(b=customer)
    pairs = [
        *CustomerLink.objects.filter(ends).values_list("a", "b"),
        *DismissedSuggestion.objects.filter(ends).values_list("a", "b"),
    ]
    return {pk for pair in pairs for pk in pair}
