"""What is known of customers whom rows are about to complete, in a few queries for all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from matvey.core.folding import fold
from matvey.customers.models import Contact, ContactPoint, Counterparty, Customer, Person
from matvey.records.models import Tagging


@dataclass
class Card:
    """One customer: the values of its points and its people's, people by name, parties to documents, tags."""

    customer: Customer
    values: set[str] = field(default_factory=set)
    people: dict[str, Person] = field(default_factory=dict)
    parties: list[Counterparty] = field(default_factory=list)
    tags: set[str] = field(default_factory=set)

    def know(self, person: Person) -> None:
        """Under the full name and without the patronymic."""
        self.people.setdefault(fold(person.name.full), person)
        self.people.setdefault(fold(f"{person.surname} {person.given_name}"), person)


def cards_of(numbers: Iterable[int]) -> dict[int, Card]:
    """By the customers' numbers; those in the bin are left out."""
    rows = (
        Customer.objects.kept().filter(pk__in=set(numbers)).select_related("person", "source", "responsible")
    )
    cards = {row.pk: Card(row) for row in rows}
    at_customers = _people(cards)
    _points(cards, at_customers)
    for party in Counterparty.objects.kept().filter(customer__in=cards).order_by("pk"):
        cards[party.customer_id].parties.append(party)
    tags = Tagging.objects.filter(kind="customer", object_id__in=cards).values_list("object_id", "tag__key")
    for number, tag in tags:
        cards[number].tags.add(tag)
    return cards


def _people(cards: dict[int, Card]) -> dict[int, list[int]]:
    """Answers at which of the customers each person is."""
    at_customers: dict[int, list[int]] = {}
    for contact in Contact.objects.filter(customer__in=cards, until_on=None).select_related("person"):
        cards[contact.customer_id].know(contact.person)
        at_customers.setdefault(contact.person_id, []).append(contact.customer_id)
    return at_customers


def _points(cards: dict[int, Card], at_customers: dict[int, list[int]]) -> None:
    columns = ("customer", "person", "normal", "typed")
    own = ContactPoint.objects.kept().filter(customer__in=cards).order_by()
    of_people = ContactPoint.objects.kept().filter(person__in=at_customers, customer=None).order_by()
    for customer, person, normal, typed in (*own.values_list(*columns), *of_people.values_list(*columns)):
        for number in [customer] if customer else at_customers[person]:
            cards[number].values |= {normal or fold(typed), fold(typed)}
