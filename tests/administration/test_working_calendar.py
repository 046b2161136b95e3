"""The working calendar as it is set: the week, and days that differ."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from matvey.administration import actions
from matvey.administration.hours_text import parse_hours, written_hours
from matvey.journal.models import Event
from matvey.staff.models import CalendarException, WorkingCalendar


@pytest.fixture
def by(people: Any) -> Any:
    return people.by(people.administrator)


def test_a_new_week_replaces_the_old_one(by: Any, now: datetime) -> None:
    actions.set_working_week(None, actions.Week([(0, time(9), time(18))]), by=by, at=now)
    actions.set_working_week(
        None, actions.Week([(5, time(10), time(16)), (5, time(17), time(20))]), by=by, at=now
    )
    calendar = WorkingCalendar.objects.get(branch=None)
    assert [(span.weekday, span.opens) for span in calendar.spans.all()] == [(5, time(10)), (5, time(17))]
    assert Event.objects.filter(verb="calendar.hours_set").latest("id").detail.before["0"] == "9:00–18:00"


def test_hours_that_end_before_they_begin_change_nothing(by: Any, now: datetime) -> None:
    actions.set_working_week(None, actions.Week([(0, time(9), time(18))]), by=by, at=now)
    with pytest.raises(ValidationError):
        actions.set_working_week(None, actions.Week([(0, time(18), time(9))]), by=by, at=now)
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
        actions.set_working_week(None, actions.Week([]), by=people.by(people.owner), at=now)


def test_a_day_off_in_a_branch_leaves_its_week_alone(people: Any, by: Any, now: datetime) -> None:
    saturdays = actions.Week([(weekday, time(9), time(18)) for weekday in range(6)])
    actions.set_working_week(None, saturdays, by=by, at=now)
    branch = people.owner.branch
    actions.set_calendar_exception(branch, {"day": date(2026, 11, 27), "kind": "day_off"}, by=by, at=now)
    working = WorkingCalendar.objects.working_time(branch)
    assert working.is_working_day(date(2026, 11, 28))
    assert not working.is_working_day(date(2026, 11, 27))


def test_a_branch_goes_back_to_the_companys_calendar(people: Any, by: Any, now: datetime) -> None:
    branch = people.owner.branch
    actions.set_working_week(branch, actions.Week([(6, time(9), time(18))]), by=by, at=now)
    actions.follow_company_calendar(branch, by=by, at=now)
    assert not WorkingCalendar.objects.working_time(branch).is_working_day(date(2026, 11, 29))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("9-18", "9:00–18:00"),
        ("14:00-18:00, 9.30 — 13", "9:30–13:00, 14:00–18:00"),
        ("22–24", "22:00–24:00"),
        ("  ", ""),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, written: str) -> None:
    assert written_hours(parse_hours(text)) == written


@pytest.mark.parametrize("text", ["утром", "9", "18-9", "25-26", "9-18, 12-13", "9:70-10", "20-24, 23-24"])
def test_hours_that_make_no_sense_are_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        parse_hours(text)
