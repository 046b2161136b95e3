"""When the company and its branches work: the week, and days that differ from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TypedDict

from django.db import transaction

from matvey.administration.actions.changes import kind_of, readable
from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.staff.access import Actor
from matvey.staff.models import Branch, CalendarException, WorkingCalendar, WorkingSpan
from matvey.staff.models.calendar import COMPANY_ZONE
from matvey.staff.rights import ADMINISTER

type Span = tuple[int, time, time]


class ExceptionData(TypedDict, total=False):
    """`opens` and `closes` are given both or neither; see `CalendarException`."""

    day: date
    kind: str
    opens: time | None
    closes: time | None
    note: str


@transaction.atomic
def set_working_hours(
    branch: Branch | None, week: Sequence[Span], *, by: Actor, at: datetime
) -> WorkingCalendar:
    """The week from now on: (weekday from Monday 0, opens, closes) as often as needed.

    Without a branch it is the company's, which holds where a branch has no week of its own.
    """
    by.access.demand(ADMINISTER)
    calendar = _calendar_of(branch)
    before = _week(calendar)
    spans = [
        WorkingSpan(calendar=calendar, weekday=weekday, opens=opens, closes=closes)
        for weekday, opens, closes in week
    ]
    calendar.spans.all().delete()
    for span in spans:
        span.full_clean()
        span.save()
    fact = Fact("calendar.hours_set", *_named(calendar), before=before, after=_week(calendar))
    record(fact, by=by, at=at)
    return calendar


@transaction.atomic
def set_calendar_exception(
    branch: Branch | None, data: ExceptionData, *, by: Actor, at: datetime
) -> CalendarException:
    """A day that differs, whatever the week says; a second one of the same day corrects the first."""
    by.access.demand(ADMINISTER)
    calendar = _calendar_of(branch)
    row = calendar.exceptions.filter(day=data["day"]).first()
    before = _exception(row) if row else {}
    row = row or CalendarException(calendar=calendar)
    for name, value in {"opens": None, "closes": None, "note": "", **data}.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    fact = Fact("calendar.day_set", *_named(calendar), before=before, after=_exception(row))
    record(fact, by=by, at=at)
    return row


@transaction.atomic
def remove_calendar_exception(row: CalendarException, *, by: Actor, at: datetime) -> None:
    """The day is again as the week and the official days say."""
    by.access.demand(ADMINISTER)
    fact = Fact("calendar.day_removed", *_named(row.calendar), before=_exception(row))
    row.delete()
    record(fact, by=by, at=at)


def copy_working_hours(source: Branch, target: Branch, *, by: Actor, at: datetime) -> None:
    """The week of `source` for `target`, where `source` has one of its own."""
    calendar = WorkingCalendar.objects.filter(branch=source).first()
    if calendar is not None:
        week = [(span.weekday, span.opens, span.closes) for span in calendar.spans.all()]
        set_working_hours(target, week, by=by, at=at)


def _calendar_of(branch: Branch | None) -> WorkingCalendar:
    zone = "" if branch else COMPANY_ZONE
    found, _ = WorkingCalendar.objects.get_or_create(branch=branch, defaults={"time_zone": zone})
    return WorkingCalendar.objects.select_for_update().get(pk=found.pk)


def _named(calendar: WorkingCalendar) -> tuple[str, int]:
    return kind_of(calendar), calendar.pk


def _week(calendar: WorkingCalendar) -> dict[str, object]:
    days: dict[str, list[str]] = {}
    for span in calendar.spans.order_by("weekday", "opens"):
        days.setdefault(str(span.weekday), []).append(f"{span.opens:%H:%M}–{span.closes:%H:%M}")
    return {day: ", ".join(spans) for day, spans in days.items()}


def _exception(row: CalendarException) -> dict[str, object]:
    return {name: readable(row, name) for name in ("day", "kind", "opens", "closes", "note")}
