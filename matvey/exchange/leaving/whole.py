"""Customers and people with everything around them, in a number of queries that does not depend on their number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import batched
from typing import Any

from django.db.models import Prefetch, QuerySet

from matvey.customers.models import (
    Contact,
    ContactPoint,
    Counterparty,
    CounterpartyAccount,
    Customer,
    Person,
)
from matvey.records import custom_values
from matvey.records.models import CustomField
from matvey.records.tags import attach_tags

BATCH = 500
_POINTS, _AT_WORK, _PARTIES, _ACCOUNTS = "kept_points", "at_work", "kept_parties", "open_accounts"


@dataclass(frozen=True)
class WholeContact:
    """Somebody who works at the customer now; `points` are the person's own, not those of a customer they are."""

    contact: Contact
    person: Person
    points: Sequence[ContactPoint]


@dataclass(frozen=True)
class WholeParty:
    party: Counterparty
    accounts: Sequence[CounterpartyAccount]


@dataclass(frozen=True)
class WholeCustomer:
    """One customer as a file takes it along; `own` are the values of the company's own fields by field id."""

    customer: Customer
    points: Sequence[ContactPoint]
    contacts: Sequence[WholeContact]
    parties: Sequence[WholeParty]
    tags: Sequence[str]
    own: dict[int, Any] = field(default_factory=dict)


def whole_customers(
    visible: QuerySet[Customer], ids: Sequence[int], fields: Sequence[CustomField] = ()
) -> Iterator[WholeCustomer]:
    """In the order of `ids`; those that are not among the visible ones are left out."""
    for batch in batched(ids, BATCH, strict=False):
        rows = list(_with_everything(visible.filter(pk__in=batch)))
        attach_tags("customer", rows)
        custom_values.attach(fields, rows)
        by_id = {row.pk: row for row in rows}
        yield from (_whole(by_id[pk]) for pk in batch if pk in by_id)


def whole_people(visible: QuerySet[Person], ids: Sequence[int]) -> Iterator[tuple[Person, list[Contact]]]:
    """People in the order of `ids` with where they work now, and their points in `points_of`."""
    works = Contact.objects.filter(until_on=None, customer__binned_at=None).select_related("customer")
    for batch in batched(ids, BATCH, strict=False):
        rows = visible.filter(pk__in=batch).prefetch_related(
            Prefetch("contact_points", ContactPoint.objects.kept(), _POINTS),
            Prefetch("contacts", works, _AT_WORK),
        )
        by_id: dict[int, Any] = {row.pk: row for row in rows}
        yield from ((by_id[pk], getattr(by_id[pk], _AT_WORK)) for pk in batch if pk in by_id)


def points_of(loaded: Any) -> list[ContactPoint]:
    """The contact points a loaded customer or person came with, the main ones first."""
    return list(getattr(loaded, _POINTS))


def _with_everything(rows: QuerySet[Customer]) -> QuerySet[Customer]:
    points = ContactPoint.objects.kept()
    own = points.filter(customer=None)
    at_work = (
        Contact.objects.filter(until_on=None)
        .select_related("person")
        .prefetch_related(Prefetch("person__contact_points", own, _POINTS))
    )
    accounts = CounterpartyAccount.objects.filter(closed_at=None)
    parties = Counterparty.objects.kept().prefetch_related(Prefetch("accounts", accounts, _ACCOUNTS))
    return rows.select_related("person", "source", "responsible", "branch").prefetch_related(
        Prefetch("contact_points", points, _POINTS),
        Prefetch("contacts", at_work, _AT_WORK),
        Prefetch("counterparties", parties, _PARTIES),
    )


def _whole(row: Any) -> WholeCustomer:
    return WholeCustomer(
        row,
        points_of(row),
        [WholeContact(one, one.person, points_of(one.person)) for one in getattr(row, _AT_WORK)],
        [WholeParty(one, getattr(one, _ACCOUNTS)) for one in getattr(row, _PARTIES)],
        row.tag_names,
        row.custom_values,
    )
