"""Takes back what an import has brought into the history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from matvey.customers.actions.contacting import set_contacts
from matvey.customers.actions.facts import fact_of
from matvey.customers.models import Customer
from matvey.history.actions.interactions import CONTACTS
from matvey.history.models import Correspondence, Interaction
from matvey.journal.actions import record_many
from matvey.staff.access import Actor

type Brought = Interaction | Correspondence


@transaction.atomic
def withdraw_imported(number: int, customers: Collection[int], *, by: Actor, at: datetime) -> int:
    """How many meetings and correspondences went. The last contact is again what it was before them, unless
    another has been since.

    Only of customers the actor may change; a correspondence that was there before that import stays.
    """
    held = [one for one in Customer.objects.locked(customers) if by.access.may_write("customer", one)]
    rows: dict[int, list[Brought]] = defaultdict(list)
    for model in (Interaction, Correspondence):
        for row in model.objects.from_import(number).filter(customer__in=held):
            rows[row.customer_id].append(row)
    set_contacts({one.pk: before for one in held if (before := _contact_before(one, rows[one.pk]))}, by=by)
    for model in (Interaction, Correspondence):
        model.objects.from_import(number).filter(customer__in=held).delete()
    facts = [
        fact_of(
            one,
            "history.withdrawn",
            text=_("Meetings and correspondence: %(count)d") % {"count": len(rows[one.pk])},
            batch_id=number,
        )
        for one in held
        if rows[one.pk]
    ]
    record_many(facts, by=by, at=at)
    return sum(map(len, rows.values()))


def _contact_before(customer: Customer, rows: Iterable[Brought]) -> datetime | None:
    """What the last contact was, where one of these rows is the last contact now."""
    rows = list(rows)
    if customer.last_contact_at not in [_contact_of(row) for row in rows]:
        return None
    return min((row.contact_before for row in rows if row.contact_before), default=None)


def _contact_of(row: Brought) -> datetime | None:
    if isinstance(row, Correspondence):
        return row.last_at if row.is_two_way else None
    return row.happened_at if row.kind in CONTACTS and row.state == Interaction.State.TOOK_PLACE else None
