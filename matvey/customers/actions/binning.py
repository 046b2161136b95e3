"""Into the bin and back; nothing is deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from matvey.core.retrying import retried
from matvey.customers.actions.facts import fact_of
from matvey.customers.actions.rights import hold_many
from matvey.customers.actions.search_filing import file_in_search
from matvey.customers.models import Customer
from matvey.journal.actions import record_many
from matvey.staff.access import Actor


@retried
def bin_customers(ids: Iterable[int], *, by: Actor, at: datetime, verb: str = "customer.binned") -> int:
    """How many went into the bin; those already there stay as they are. `verb` says why they did.

    Raises `PermissionDenied` where one of them may not be changed, and then bins none.
    """
    rows = [row for row in hold_many(ids, by) if row.binned_at is None]
    for row in rows:
        row.binned_at, row.binned_by_id = at, by.employee_id
    return _save(rows, verb, by, at)


@retried
def restore_customers(ids: Iterable[int], *, by: Actor, at: datetime) -> int:
    """How many came back from the bin. Raises `PermissionDenied` as `bin_customers` does.

    One that is part of another comes out by being separated from it.
    """
    rows = [row for row in hold_many(ids, by) if row.binned_at is not None and not row.merged_into_id]
    for row in rows:
        row.binned_at, row.binned_by_id = None, None
    return _save(rows, "customer.restored", by, at)


def bin_customer(customer: Customer, *, by: Actor, at: datetime) -> None:
    bin_customers([customer.pk], by=by, at=at)


def restore_customer(customer: Customer, *, by: Actor, at: datetime) -> None:
    restore_customers([customer.pk], by=by, at=at)


def _save(rows: Sequence[Customer], verb: str, by: Actor, at: datetime) -> int:
    Customer.objects.bulk_update(rows, ["binned_at", "binned_by"])
    record_many([fact_of(row, verb) for row in rows], by=by, at=at)
    file_in_search(rows)
    return len(rows)
