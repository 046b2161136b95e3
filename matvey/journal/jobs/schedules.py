"""The schedule: rows that order a job at their moment, exactly once, also when the worker was down then."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime

from django.conf import settings
from django.db import transaction

from matvey.journal.jobs import kinds
from matvey.journal.jobs.actions import enqueue
from matvey.journal.jobs.rules import Rule
from matvey.journal.models import Schedule
from matvey.staff.access import Actor

log = logging.getLogger("matvey.jobs")


@dataclass(frozen=True, slots=True)
class Declared:
    """What an app wants done regularly, until people choose another time or switch it off."""

    key: str
    kind: str
    rule: Rule
    params: Mapping[str, object] = field(default_factory=dict)


_declared: dict[str, Declared] = {}


def declare(key: str, kind: str, rule: Rule, params: Mapping[str, object] | None = None) -> None:
    """Called from an app's `jobs.py`; see `Declared`."""
    _declared[key] = Declared(key, kind, rule, params or {})


def sync_schedules(at: datetime) -> None:
    """Makes a row for each declared schedule that has none. Of the others only what is to be done follows
    the declaration: when, and whether at all, is what people may have changed."""
    for wanted in _declared.values():
        what = {"kind": wanted.kind, "params": dict(wanted.params)}
        when = rule_fields(wanted.rule) | {"next_at": next_after(wanted.rule, at)}
        Schedule.objects.update_or_create(
            key=wanted.key, defaults=what, create_defaults={"key": wanted.key} | what | when
        )


def fire_due(at: datetime) -> int:
    """Orders the jobs that are due, and returns how many. What was missed, however often, is done once."""
    due = list(Schedule.objects.due(at).values_list("pk", flat=True))
    return sum(_fire(pk, at) for pk in due)


def rule_of(schedule: Schedule) -> Rule:
    return Rule(**{part.name: getattr(schedule, part.name) for part in fields(Rule)})


def rule_fields(rule: Rule) -> dict[str, object]:
    """The columns of a schedule that hold the rule."""
    return asdict(rule) | {"zone": rule.zone or settings.TIME_ZONE}


def next_after(rule: Rule, at: datetime) -> datetime:
    return rule.next_after(at, settings.TIME_ZONE)


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
