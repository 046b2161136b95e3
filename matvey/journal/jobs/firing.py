"""Orders the jobs of the schedule at their moment: exactly once, also when the worker was down then."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import transaction

from matvey.journal.jobs import kinds
from matvey.journal.jobs.actions import enqueue
from matvey.journal.jobs.schedules import next_after, rule_of
from matvey.journal.models import Schedule
from matvey.staff.access import Actor

log = logging.getLogger("matvey.jobs")


def fire_due(at: datetime) -> int:
    """Orders the jobs that are due, and returns how many. What was missed, however often, is done once."""
    due = list(Schedule.objects.due(at).values_list("pk", flat=True))
    return sum(_fire(pk, at) for pk in due)


@transaction.atomic
def _fire(pk: int, at: datetime) -> bool:
    """The row lock lets one scheduler through; the key keeps even a firing by hand from coming twice."""
    schedule = Schedule.objects.select_for_update(skip_locked=True).due(at).filter(pk=pk).first()
    if schedule is None:
        return False
    moment = schedule.next_at
    schedule.next_at, schedule.last_at = next_after(rule_of(schedule), at), at
    schedule.save(update_fields=["next_at", "last_at"])
    if kinds.find(schedule.kind) is None:
        log.error("schedule %s orders %s, which no app knows", schedule.key, schedule.kind)
        return False
    key = f"{schedule.key} {moment.isoformat()}"
    enqueue(schedule.kind, schedule.params, by=Actor.program(), at=at, unique_key=key)
    return True
