"""Writing into the journal, always inside the transaction of the action that does the thing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from matvey.core.bulk import insert_rows, new_row
from matvey.journal.facts import Fact
from matvey.journal.listeners import Happening, notify
from matvey.journal.models import Event, EventDetail
from matvey.staff.access import Actor


def record(fact: Fact, *, by: Actor, at: datetime) -> Event:
    """Write one fact; see `record_many`."""
    return record_many([fact], by=by, at=at)[0]


def record_many(facts: Sequence[Fact], *, by: Actor, at: datetime) -> list[Event]:
    """Write facts and tell their subscribers; must run inside a transaction.

    `at` is when they are recorded; a fact without its own `happened_at` happened then.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("a fact is recorded in the transaction of its action")
    events = [_event(fact, by, at) for fact in facts]
    insert_rows(events)
    insert_rows(
        [_detail(event, fact) for event, fact in zip(events, facts, strict=True) if _has_detail(fact)]
    )
    notify([Happening(event, fact, by) for event, fact in zip(events, facts, strict=True)])
    return events


def _event(fact: Fact, by: Actor, at: datetime) -> Event:
    return new_row(
        Event,
        verb=fact.verb,
        happened_at=fact.happened_at or at,
        recorded_at=at,
        employee_id=by.employee_id,
        on_behalf_of_id=by.acting_for(fact.responsible_id),
        door=by.door.value,
        address=by.address,
        subject_kind=fact.subject_kind,
        subject_id=fact.subject_id,
        customer_id=fact.customer_id,
        private_to=fact.private_to,
        batch_id=by.batch_id if fact.batch_id is None else fact.batch_id,
    )


def _detail(event: Event, fact: Fact) -> EventDetail:
    return new_row(
        EventDetail,
        event_id=event.pk,
        before=dict(fact.before),
        after=dict(fact.after),
        text=fact.text,
    )


def _has_detail(fact: Fact) -> bool:
    return bool(fact.before or fact.after or fact.text)
