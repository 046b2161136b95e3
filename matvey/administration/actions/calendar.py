"""When the company and its branches work: the week, and days that differ from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypedDict

from django.db import transaction

from matvey.administration.actions.changes import kind_of
from matvey.administration.hours_text import written_hours
from matvey.administration.models import Company
from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.journal.readable import readable
from matvey.staff.access import Actor
from matvey.staff.models import Branch, CalendarException, WorkingCalendar, WorkingSpan
from matvey.staff.models.calendar import COMPANY_ZONE
from matvey.staff.rights import ADMINISTER


@dataclass(frozen=True)
class Week:
    """(weekday from Monday 0, opens, closes) as often as needed; none at all is the standard week."""

    spans: Sequence[tuple[int, time, time]]
    keeps_official_days: bool = True
    works_on_paid_rest: bool = False


class ExceptionData(TypedDict, total=False):
    """`opens` and `closes` are given both or neither; see `CalendarException`."""

    day: date
    kind: str
    opens: time | None
    closes: time | None
    note: str


@transaction.atomic
def set_working_week(branch: Branch | None, week: Week, *, by: Actor, at: datetime) -> WorkingCalendar:
    """The week from now on; without a branch the company's, which holds where a branch has none of its own.

    Raises `ValidationError` for a stretch that ends before it begins, and then changes nothing.
    """
    by.access.demand(ADMINISTER)
    calendar = _calendar_of(branch)
    before = _described(calendar)
    _replace_spans(calendar, week.spans)
    calendar.keeps_official_days = week.keeps_official_days
    calendar.works_on_paid_rest = week.works_on_paid_rest
    calendar.save(update_fields=["keeps_official_days", "works_on_paid_rest"])
    fact = Fact("calendar.hours_set", *_named(calendar), before=before, after=_described(calendar))
    record(fact, by=by, at=at)
    return calendar


@transaction.atomic
def follow_company_calendar(branch: Branch, *, by: Actor, at: datetime) -> None:
    """The branch works as the company does again; its own days go with its own week."""
    by.access.demand(ADMINISTER)
    Company.objects.locked()
    calendar = WorkingCalendar.objects.filter(branch=branch).first()
    if calendar is not None:
        fact = Fact("calendar.dropped", *_named(calendar), before=_described(calendar))
        calendar.delete()
        record(fact, by=by, at=at)


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


def copy_working_week(source: Branch, target: Branch, *, by: Actor, at: datetime) -> None:
    """The week of `source` for `target`, where `source` has one of its own."""
    calendar = WorkingCalendar.objects.filter(branch=source).first()
    if calendar is not None:
        set_working_week(target, week_of(calendar), by=by, at=at)


def week_of(calendar: WorkingCalendar) -> Week:
    spans = [(span.weekday, span.opens, span.closes) for span in calendar.spans.all()]
    return Week(spans, calendar.keeps_official_days, calendar.works_on_paid_rest)


def _calendar_of(branch: Branch | None) -> WorkingCalendar:
    """The calendar under the company's lock, begun where there was none.

    A branch's own begins as the company's, so that one day off does not change its week.
    """
    Company.objects.locked()
    found = WorkingCalendar.objects.filter(branch=branch).first()
    if found is not None:
        return found
    calendar = WorkingCalendar(branch=branch, time_zone="" if branch else COMPANY_ZONE)
    company = WorkingCalendar.objects.filter(branch=None).first() if branch else None
    if company is not None:
        calendar.keeps_official_days = company.keeps_official_days
        calendar.works_on_paid_rest = company.works_on_paid_rest
    calendar.save()
    _replace_spans(calendar, week_of(company).spans if company else ())
    return calendar


def _replace_spans(calendar: WorkingCalendar, spans: Sequence[tuple[int, time, time]]) -> None:
    calendar.spans.all().delete()
    for weekday, opens, closes in spans:
        span = WorkingSpan(calendar=calendar, weekday=weekday, opens=opens, closes=closes)
        span.full_clean()
        span.save()


def _named(calendar: WorkingCalendar) -> tuple[str, int]:
    return kind_of(calendar), calendar.pk


def _described(calendar: WorkingCalendar) -> dict[str, object]:
    days: dict[str, list[tuple[time, time]]] = {}
    for span in calendar.spans.order_by("weekday", "opens"):
        days.setdefault(str(span.weekday), []).append((span.opens, span.closes))
    week = {day: written_hours(spans) for day, spans in days.items()}
    return {**week, "keeps_official_days": calendar.keeps_official_days}


def _exception(row: CalendarException) -> dict[str, object]:
    names = ("day", "kind", "opens", "closes", "note")
    return {name: said for name in names if (said := readable(row, name))}
