"""Records what was between customers and us, one thing or fifty at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import batched

from django.core.exceptions import PermissionDenied
from django.db import transaction

from matvey.core.bulk import insert_rows, new_row
from matvey.core.moments import full_day
from matvey.customers.actions.contacting import note_contacts
from matvey.customers.actions.facts import fact_of
from matvey.customers.models import Customer
from matvey.history.models import Interaction
from matvey.history.new import NewInteraction
from matvey.history.people import people_at
from matvey.journal.actions import record_many
from matvey.journal.facts import Fact
from matvey.staff.access import Actor

_AT_ONCE = 500
# A letter one has only written oneself, a message and a note are none.
CONTACTS = frozenset({Interaction.Kind.CALL, Interaction.Kind.MEETING, Interaction.Kind.VISIT})
State = Interaction.State


@transaction.atomic
def record_interactions(
    new: Sequence[NewInteraction], *, by: Actor, at: datetime, batch_id: int | None = None
) -> list[Interaction]:
    """Those recorded; what came in from the same origin before is passed over.

    A meeting that was planned and has taken place since becomes one that was. The number of queries hardly
    depends on how many there are. Raises `PermissionDenied` for a customer the actor may not see.
    """
    _demand_reading((one.customer for one in new), by)
    held = {one.pk: one for one in Customer.objects.locked({one.customer.pk for one in new})}
    known = _known(new)
    fresh: dict[tuple[int, str], NewInteraction] = {}
    for number, one in enumerate(new):
        if one.customer.pk in held and (one.customer.pk, one.origin) not in known:
            fresh.setdefault((one.customer.pk, one.origin or f"#{number}"), one)
    people = people_at(one.address for one in fresh.values())
    rows = [_row(one, people.get(one.address), by, at) for one in fresh.values()]
    for row in rows:
        row.imported_in, row.contact_before = batch_id, held[row.customer_id].last_contact_at
    insert_rows(rows)
    done = [*zip(fresh.values(), rows, strict=True), *_held_meanwhile(new, known)]
    record_many([_fact(one, row, batch_id) for one, row in done], by=by, at=at)
    note_contacts({one.customer.pk: row.happened_at for one, row in _latest_last(done)}, by=by)
    return [row for _one, row in done]


def _demand_reading(customers: Iterable[Customer], by: Actor) -> None:
    """Whoever sees the customer may say what was: it must not be lost for want of a right."""
    if not all(by.access.may_read("customer", customer) for customer in customers):
        raise PermissionDenied("customer")


def _known(new: Sequence[NewInteraction]) -> dict[tuple[int, str], Interaction]:
    """What has come in from these origins: five hundred of them are asked for at once."""
    customers = {one.customer.pk for one in new}
    return {
        (row.customer_id, row.origin): row
        for origins in batched(sorted({one.origin for one in new if one.origin}), _AT_ONCE, strict=False)
        for row in Interaction.objects.filter(customer__in=customers, origin__in=origins)
    }


def _held_meanwhile(
    new: Sequence[NewInteraction], known: dict[tuple[int, str], Interaction]
) -> list[tuple[NewInteraction, Interaction]]:
    done = []
    for one in new:
        row = known.get((one.customer.pk, one.origin)) if one.origin else None
        if row and row.state == State.PLANNED and one.state == State.TOOK_PLACE:
            row.state, row.happened_at = State.TOOK_PLACE, one.happened_at
            row.save(update_fields=["state", "happened_at"])
            done.append((one, row))
    return done


def _row(one: NewInteraction, person_id: int | None, by: Actor, at: datetime) -> Interaction:
    return new_row(
        Interaction,
        customer_id=one.customer.pk,
        kind=one.kind,
        state=one.state,
        happened_at=one.happened_at,
        subject=one.subject[:250],
        text=one.text,
        origin=one.origin[:200],
        person_id=person_id,
        employee_id=one.employee_id or by.employee_id,
        recorded_at=at,
    )


def _fact(one: NewInteraction, row: Interaction, batch_id: int | None) -> Fact:
    """What is planned happened on the day it was planned: nobody knows yet whether it will be."""
    is_planned = row.state == State.PLANNED
    told = "\n".join(filter(None, (full_day(row.happened_at) if is_planned else "", row.subject, row.text)))
    return fact_of(
        one.customer,
        f"{row.kind}.{row.state}",
        row,
        text=told,
        happened_at=None if is_planned else row.happened_at,
        batch_id=batch_id,
    )


def _latest_last(
    done: Sequence[tuple[NewInteraction, Interaction]],
) -> list[tuple[NewInteraction, Interaction]]:
    contacts = [(one, row) for one, row in done if row.kind in CONTACTS and row.state == State.TOOK_PLACE]
    return sorted(contacts, key=lambda pair: pair[1].happened_at)
