"""Customers about to be added as rows that only lack their numbers: made before anything is locked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from django.utils.translation import get_language

from matvey.core import search
from matvey.core.bulk import new_row
from matvey.core.regions import regions
from matvey.customers.actions.drafts import (
    account_draft,
    counterparty_draft,
    customer_draft,
    person_draft,
    person_of,
    point_draft,
    take_main_values,
)
from matvey.customers.actions.places import Named, file_at
from matvey.customers.actions.rights import demand_writing
from matvey.customers.models import (
    Contact,
    ContactPoint,
    Counterparty,
    CounterpartyAccount,
    Customer,
    Form,
    Person,
)
from matvey.customers.new import NewContact, NewCounterparty, NewCustomer
from matvey.customers.search import Around, document_of
from matvey.customers.status_terms import TermsOfBranches, file_terms
from matvey.staff.access import Actor


@dataclass
class CustomerDraft:
    """One customer with everything around it; the rows know each other by standing here together.

    `entry` is how search files it, `told` what the journal keeps of it.
    """

    customer: Customer
    person: Person | None = None
    points: list[ContactPoint] = field(default_factory=list)
    contacts: list[ContactDraft] = field(default_factory=list)
    parties: list[PartyDraft] = field(default_factory=list)
    entry: search.NewEntry = field(init=False)
    told: dict[str, object] = field(init=False)


@dataclass
class ContactDraft:
    contact: Contact
    person: Person
    points: list[ContactPoint]


@dataclass
class PartyDraft:
    party: Counterparty
    accounts: list[CounterpartyAccount]


def draft_customers(
    new: Sequence[NewCustomer], *, by: Actor, at: datetime, batch_id: int | None = None
) -> list[CustomerDraft]:
    """Drafts in the order given; nothing is written. What it raises `add_customers` says."""
    named, terms = Named.by(new), TermsOfBranches.in_force()
    drafts = []
    for one in new:
        draft = CustomerDraft(customer_draft(one, by=by, at=at))
        file_at(draft.customer, one.place, named)
        if one.source_id:
            draft.customer.source = named.sources[one.source_id]
        demand_writing(draft.customer, by)
        file_terms(draft.customer, terms.of(draft.customer.branch_id))
        draft.customer.imported_in = batch_id
        _surround(draft, one, at)
        draft.entry = search.NewEntry.of(document_of(draft.customer, _around(draft)))
        draft.told = _told(draft.customer)
        drafts.append(draft)
    return drafts


def _surround(draft: CustomerDraft, new: NewCustomer, at: datetime) -> None:
    if new.form == Form.PERSON:
        draft.person = person_draft(person_of(new), at)
    draft.points = [point_draft(point, at) for point in new.points]
    take_main_values(draft.customer, draft.points)
    main = next((contact for contact in new.contacts if contact.is_main), None)
    draft.contacts = [_contact(contact, at, is_main=contact is main) for contact in new.contacts]
    draft.parties = [_party(party, draft.customer, at) for party in new.counterparties or _by_itself(new)]


def _contact(new: NewContact, at: datetime, *, is_main: bool) -> ContactDraft:
    contact = new_row(
        Contact,
        position=new.position[:200],
        is_decision_maker=new.is_decision_maker,
        is_main=is_main,
        note=new.note[:300],
    )
    return ContactDraft(contact, person_draft(new.person, at), [point_draft(p, at) for p in new.points])


def _by_itself(new: NewCustomer) -> tuple[NewCounterparty, ...]:
    """A person who is a customer is a party to documents by themselves."""
    if new.form != Form.PERSON:
        return ()
    return (NewCounterparty(person_of(new).name.full or new.name, form=Counterparty.Form.PERSON),)


def _party(new: NewCounterparty, customer: Customer, at: datetime) -> PartyDraft:
    row = counterparty_draft(new, customer, at)
    return PartyDraft(row, [account_draft(one, row) for one in new.accounts])


def _around(draft: CustomerDraft) -> Around:
    """As `customers.search` reads it from the base."""
    around = Around([contact.person.name.full for contact in draft.contacts])
    for point in _points(draft):
        around.reached_by(point.medium, point.typed, point.normal)
    for one in draft.parties:
        around.party_to(one.party.name, one.party.inn or one.party.typed_inn, one.party.ogrn)
    return around


def _told(customer: Customer) -> dict[str, object]:
    """What the journal keeps of a new customer; the same as `facts.values_of` says, for thousands a second."""
    values = {
        "name": customer.name,
        "form": _form_name(customer.form, get_language()),
        "region": str(regions().get(customer.region, customer.region)),
        "city": customer.city,
        "source": customer.source and str(customer.source),
        "responsible": customer.responsible and str(customer.responsible),
        "branch": customer.branch and str(customer.branch),
    }
    return {name: value for name, value in values.items() if value}


@cache
def _form_name(form: str, _language: str) -> str:
    return str(Form(form).label)


def _points(draft: CustomerDraft) -> Iterator[ContactPoint]:
    yield from draft.points
    for contact in draft.contacts:
        yield from contact.points
