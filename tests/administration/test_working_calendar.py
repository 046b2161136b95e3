"""The working calendar as it is set: the week, and days that differ."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from matvey.administration import actions
from matvey.journal.models import Event
from matvey.staff.models import CalendarException, WorkingCalendar


@pytest.fixture
def by(people: Any) -> Any:
    return people.by(people.administrator)


def test_a_new_week_replaces_the_old_one(by: Any, now: datetime) -> None:
    actions.set_working_hours(None, [(0, time(9), time(18))], by=by, at=now)
    actions.set_working_hours(None, [(5, time(10), time(16)), (5, time(17), time(20))], by=by, at=now)
    calendar = WorkingCalendar.objects.get(branch=None)
    assert [(span.weekday, span.opens) for span in calendar.spans.all()] == [(5, time(10)), (5, time(17))]
    assert Event.objects.filter(verb="calendar.hours_set").latest("id").detail.before == {"0": "09:00–18:00"}


def test_hours_that_end_before_they_begin_change_nothing(by: Any, now: datetime) -> None:
    actions.set_working_hours(None, [(0, time(9), time(18))], by=by, at=now)
    with pytest.raises(ValidationError):
        actions.set_working_hours(None, [(0, time(18), time(9))], by=by, at=now)
    assert WorkingCalendar.objects.get(branch=None).spans.get().closes == time(18)


def test_a_day_off_of_our_own_counts(by: Any, now: datetime) -> None:
    friday = date(2026, 11, 27)
    actions.set_calendar_exception(None, {"day": friday, "kind": "day_off"}, by=by, at=now)
    assert not WorkingCalendar.objects.working_time().is_working_day(friday)


def test_a_day_said_twice_is_corrected(by: Any, now: datetime) -> None:
    friday = date(2026, 11, 27)
    actions.set_calendar_exception(None, {"day": friday, "kind": "day_off"}, by=by, at=now)
    actions.set_calendar_exception(None, {"day": friday, "kind": "short", "note": "Юбилей"}, by=by, at=now)
    assert CalendarException.objects.get().kind == "short"


def test_a_removed_day_is_as_the_week_says(by: Any, now: datetime) -> None:
    friday = date(2026, 11, 27)
    row = actions.set_calendar_exception(None, {"day": friday, "kind": "day_off"}, by=by, at=now)
    actions.remove_calendar_exception(row, by=by, at=now)
    assert WorkingCalendar.objects.working_time().is_working_day(friday)


def test_a_seller_does_not_move_the_holidays(people: Any, now: datetime) -> None:
    with pytest.raises(PermissionDenied):
        actions.set_working_hours(None, [], by=people.by(people.owner), at=now)
