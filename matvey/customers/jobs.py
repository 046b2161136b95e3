"""Background work of the customer base: hand-overs, statuses under new terms, erasures, duplicates, merges."""

from __future__ import annotations

from datetime import time
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from matvey.customers.actions.duplicates import COMPARE, SWEEP
from matvey.customers.actions.erasing import REMEMBER, remember_erasures
from matvey.customers.actions.handing_over_many import HAND_OVER, Order
from matvey.customers.actions.merging_certain import MERGE_CERTAIN, SEPARATE
from matvey.customers.actions.rules import REFILE, refile_statuses
from matvey.customers.merging_jobs import run_merging_of_certain, run_separation
from matvey.customers.sweeping import run_comparing, run_sweep
from matvey.journal.jobs import (
    Batch,
    Finished,
    GiveUp,
    JobKind,
    Lane,
    Slice,
    SliceResult,
    daily,
    declare,
    register,
)
from matvey.records.actions.comments import notify
from matvey.staff.access import Door
from matvey.staff.models import Employee

# Below this a batch's own queries cost more than its rows.
SMALLEST_HAND_OVER = 25


def run_refiling(work: Slice) -> SliceResult:
    """Customers in the order of their numbers; a kill repeats at most one batch, which changes nothing."""
    while True:
        with work.batch() as batch:
            count, last = refile_statuses(work.cursor.get("after", 0), work.pace.size)
            if not count:
                return batch.finish()
            batch.advance(count, after=last)


def run_remembering(work: Slice) -> SliceResult:
    return Finished({"remembered": remember_erasures(Path(settings.HOME), at=work.now)})


def run_hand_over(work: Slice) -> SliceResult:
    """In the order of the cursor, which is written with the batch: a kill hands nobody over twice."""
    work.pace.smallest = SMALLEST_HAND_OVER
    while True:
        with work.batch() as batch:
            order, cursor = Order.of(work.job), batch.cursor.get("after", 0)
            ids = order.after(cursor, work.pace.size)
            if not ids:
                return _tell_of_hand_over(order, work, batch)
            handed = batch.cursor.get("handed", 0) + _hand_over(order, ids, work)
            batch.advance(len(ids), after=order.cursor_after(cursor, ids), handed=handed)


def _hand_over(order: Order, ids: list[int], work: Slice) -> int:
    try:
        return order.hand_over(ids, by=work.actor(Door.PAGE), at=work.now)
    except ValidationError as refusal:  # who takes over has left: trying again would not help
        raise GiveUp(" ".join(refusal.messages)) from refusal


def _tell_of_hand_over(order: Order, work: Slice, batch: Batch) -> Finished:
    handed = batch.cursor.get("handed", 0)
    if work.job.created_by:
        text = ngettext(
            "%(n)d customer handed over to %(to)s", "%(n)d customers handed over to %(to)s", handed
        )
        words = {"n": handed, "to": order.to}
        notify([work.job.created_by], text % words, at=work.now, url=_of(order.to), icon="arrow-right-left")
    return batch.finish({"handed_over": handed})


def _of(employee: Employee) -> str:
    return f"{reverse('customer-list')}?responsible={employee.pk}"


register(JobKind(HAND_OVER, _("Hand-over of customers"), run_hand_over, Lane.LONG))
register(JobKind(REFILE, _("Statuses follow the new terms"), run_refiling, Lane.LONG))
register(JobKind(REMEMBER, _("Noting erasures outside the base"), run_remembering))
register(JobKind(COMPARE, _("Comparing changed customers"), run_comparing, Lane.LONG))
register(
    JobKind(
        SWEEP,
        _("Search for duplicates"),
        run_sweep,
        Lane.LONG,
        address=lambda job: reverse("duplicates"),
        tells=True,
    )
)
register(JobKind(MERGE_CERTAIN, _("Merging of certain duplicates"), run_merging_of_certain, Lane.LONG))
register(JobKind(SEPARATE, _("Taking merges back"), run_separation, Lane.LONG))
declare(SWEEP, SWEEP, daily(time(2, 10)))
