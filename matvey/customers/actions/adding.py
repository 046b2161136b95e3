"""Adding customers, one or fifty at a time, with people, contact points and counterparties."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from matvey.core.bulk import insert_rows
from matvey.customers.actions.drafts import (
    account_draft,
    counterparty_draft,
    customer_draft,
    person_draft,
    person_of,
    point_draft,
    take_main_values,
)
from matvey.customers.actions.facts import fact_of, values_of
from matvey.customers.actions.places import Named, file_at
from matvey.customers.actions.rights import demand_writing
from matvey.customers.actions.search_filing import file_in_search
from matvey.customers.models import (
    Contact,
    ContactPoint,
    Counterparty,
    Customer,
    Form,
    Person,
)
from matvey.customers.new import NewContact, NewCounterparty, NewCustomer
from matvey.customers.status_terms import TermsOfBranches, file_terms
from matvey.journal.actions import record_many
from matvey.staff.access import Actor

RECORDED = ("name", "form", "region", "city", "source", "responsible", "branch")


def add_customer(new: NewCustomer, *, by: Actor, at: datetime) -> Customer:
    """See `add_customers`."""
    return add_customers([new], by=by, at=at)[0]


@transaction.atomic
def add_customers(
    new: Sequence[NewCustomer], *, by: Actor, at: datetime, batch_id: int | None = None
) -> list[Customer]:
    """The customers, in the order given; the number of queries does not depend on how many they are.

    Wrong phones, e-mails and requisites are kept as typed. Raises `ValidationError` by field for a
    customer without a name or a role, `PermissionDenied` where the actor could not change them, and
    then adds none.
    """
    customers = _drafts(new, by, at, batch_id)
    people = _add_people(new, customers, at)
    points = [[point_draft(point, at) for point in one.points] for one in new]
    for customer, own in zip(customers, points, strict=True):
        take_main_values(customer, own)
    insert_rows(customers)
    _add_points(customers, points)
    _add_contacts(new, customers, people, at)
    _add_counterparties(new, customers, at)
    file_in_search(customers)
    facts = [
        fact_of(customer, "customer.added", after=values_of(customer, RECORDED), batch_id=batch_id)
        for customer in customers
    ]
    record_many(facts, by=by, at=at)
    return customers


def _drafts(new: Sequence[NewCustomer], by: Actor, at: datetime, batch_id: int | None) -> list[Customer]:
    customers = [customer_draft(one, by=by, at=at) for one in new]
    named = Named.by(new)
    terms = TermsOfBranches.in_force()
    for customer, one in zip(customers, new, strict=True):
        file_at(customer, one.place, named)
        customer.source = named.sources[one.source_id] if one.source_id else None
        demand_writing(customer, by)
        file_terms(customer, terms.of(customer.branch_id))
        customer.imported_in = batch_id
    return customers


def _add_people(
    new: Sequence[NewCustomer], customers: Sequence[Customer], at: datetime
) -> list[list[Person]]:
    """The people of each customer: those of its contacts, in their order."""
    for customer, one in zip(customers, new, strict=True):
        if one.form == Form.PERSON:
            customer.person = person_draft(person_of(one), at)
    contacts = [[person_draft(contact.person, at) for contact in one.contacts] for one in new]
    themselves = [customer.person for customer in customers if customer.person]
    insert_rows([*themselves, *(person for people in contacts for person in people)])
    for customer in customers:
        customer.person = customer.person  # takes the number the person has just been given
    return contacts


def _add_points(customers: Sequence[Customer], points: list[list[ContactPoint]]) -> None:
    for customer, own in zip(customers, points, strict=True):
        for point in own:
            point.customer, point.person = customer, customer.person
    insert_rows([point for own in points for point in own])


def _add_contacts(
    new: Sequence[NewCustomer], customers: Sequence[Customer], people: list[list[Person]], at: datetime
) -> None:
    contacts: list[Contact] = []
    points: list[ContactPoint] = []
    for one, customer, persons in zip(new, customers, people, strict=True):
        main = next((contact for contact in one.contacts if contact.is_main), None)
        for contact, person in zip(one.contacts, persons, strict=True):
            contacts.append(_contact(contact, customer, person, is_main=contact is main))
            points += [point_draft(point, at, person=person) for point in contact.points]
    insert_rows(contacts)
    insert_rows(points)


def _contact(new: NewContact, customer: Customer, person: Person, *, is_main: bool) -> Contact:
    return Contact(
        customer=customer,
        person=person,
        position=new.position[:200],
        is_decision_maker=new.is_decision_maker,
        is_main=is_main,
    )


def _add_counterparties(new: Sequence[NewCustomer], customers: Sequence[Customer], at: datetime) -> None:
    wanted = [
        (party, customer)
        for one, customer in zip(new, customers, strict=True)
        for party in one.counterparties or _by_itself(one)
    ]
    parties = [counterparty_draft(party, customer, at) for party, customer in wanted]
    insert_rows(parties)
    accounts = [
        account_draft(account, row)
        for (party, _), row in zip(wanted, parties, strict=True)
        for account in party.accounts
    ]
    insert_rows(accounts)


def _by_itself(new: NewCustomer) -> tuple[NewCounterparty, ...]:
    """A person who is a customer is a party to documents by themselves."""
    if new.form != Form.PERSON:
        return ()
    return (NewCounterparty(person_of(new).name.full or new.name, form=Counterparty.Form.PERSON),)
