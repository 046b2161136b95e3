"""The schedule: what apps declare, and what people make of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.journal.jobs.rules import Rule
from matvey.journal.models import Schedule
from matvey.staff.access import Actor
from matvey.staff.rights import ADMINISTER


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


@transaction.atomic
def change_schedule(schedule_id: int, rule: Rule, *, enabled: bool, by: Actor, at: datetime) -> Schedule:
    """From now on by this rule, or not at all.

    Needs the right to administer. Raises `ValidationError` for a rule that says no moment.
    """
    by.access.demand(ADMINISTER)
    schedule = Schedule.objects.select_for_update().get(pk=schedule_id)
    before = _words(schedule)
    _follow(schedule, rule)
    schedule.enabled = enabled
    schedule.full_clean()
    schedule.next_at = next_after(rule, at)
    schedule.save()
    after = _words(schedule)
    record(Fact("schedule.changed", "schedule", schedule.pk, before=before, after=after), by=by, at=at)
    return schedule


def _follow(schedule: Schedule, rule: Rule) -> None:
    for name, value in rule_fields(rule).items():
        setattr(schedule, name, value)
    try:
        ZoneInfo(schedule.zone)
    except (ZoneInfoNotFoundError, ValueError) as unknown:
        raise ValidationError({"zone": _("There is no such time zone.")}) from unknown


def _words(schedule: Schedule) -> dict[str, object]:
    words = asdict(rule_of(schedule)) | {"enabled": schedule.enabled}
    return {
        name: str(value) if name == "time" else value for name, value in words.items() if value is not None
    }


def rule_of(schedule: Schedule) -> Rule:
    return Rule(**{part.name: getattr(schedule, part.name) for part in fields(Rule)})


def rule_fields(rule: Rule) -> dict[str, object]:
    """The columns of a schedule that hold the rule."""
    return asdict(rule) | {"zone": rule.zone or settings.TIME_ZONE}


def next_after(rule: Rule, at: datetime) -> datetime:
    return rule.next_after(at, settings.TIME_ZONE)
