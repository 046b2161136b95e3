"""Adding customers, one or fifty at a time, with people, contact points and counterparties."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from matvey.core import search
from matvey.core.bulk import insert_rows
from matvey.customers.actions.drafting import CustomerDraft, draft_customers
from matvey.customers.actions.facts import fact_of
from matvey.customers.models import Customer
from matvey.customers.new import NewCustomer
from matvey.journal.actions import record_many
from matvey.staff.access import Actor


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
    return add_drafts(draft_customers(new, by=by, at=at, batch_id=batch_id), by=by, at=at)


@transaction.atomic(savepoint=False)
def add_drafts(drafts: Sequence[CustomerDraft], *, by: Actor, at: datetime) -> list[Customer]:
    """Add what `draft_customers` has checked, which may have been done before the transaction began."""
    customers = [draft.customer for draft in drafts]
    _insert_people(drafts)
    insert_rows(customers)
    _insert_around(drafts)
    _file_in_search(drafts)
    record_many(
        [
            fact_of(draft.customer, "customer.added", after=draft.told, batch_id=draft.customer.imported_in)
            for draft in drafts
        ],
        by=by,
        at=at,
    )
    return customers


def _insert_people(drafts: Sequence[CustomerDraft]) -> None:
    themselves = [draft.person for draft in drafts if draft.person]
    insert_rows([*themselves, *(contact.person for draft in drafts for contact in draft.contacts)])
    for draft in drafts:
        if draft.person:
            draft.customer.person = draft.person


def _insert_around(drafts: Sequence[CustomerDraft]) -> None:
    """Everything takes the numbers of what it belongs to, which has just been inserted."""
    for draft in drafts:
        for point in draft.points:
            point.customer_id, point.person_id = draft.customer.pk, draft.customer.person_id
        for contact in draft.contacts:
            contact.contact.customer_id = draft.customer.pk
            contact.contact.person_id = contact.person.pk
            for point in contact.points:
                point.person_id = contact.person.pk
        for party in draft.parties:
            party.party.customer_id = draft.customer.pk
    insert_rows([point for draft in drafts for point in draft.points])
    insert_rows([contact.contact for draft in drafts for contact in draft.contacts])
    insert_rows([point for draft in drafts for contact in draft.contacts for point in contact.points])
    _insert_parties(drafts)


def _insert_parties(drafts: Sequence[CustomerDraft]) -> None:
    parties = [party for draft in drafts for party in draft.parties]
    insert_rows([one.party for one in parties])
    for one in parties:
        for account in one.accounts:
            account.counterparty_id = one.party.pk
    insert_rows([account for one in parties for account in one.accounts])


def _file_in_search(drafts: Sequence[CustomerDraft]) -> None:
    for draft in drafts:
        draft.entry.entry.object_id = draft.customer.pk
    search.put_new([draft.entry for draft in drafts])
