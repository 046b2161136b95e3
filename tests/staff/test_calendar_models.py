"""The stored calendar: what the database refuses, and the working time it makes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from matvey.staff.calendar import EIGHT_HOURS, REST, STANDARD_WEEK, Hours, OwnKind
from matvey.staff.models import Branch, CalendarException, Organization, WorkingCalendar, WorkingSpan

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
MONDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 22)
TEN_TO_SIX = Hours.of((time(10), time(18)))


@pytest.fixture
def branch() -> Branch:
    organization = Organization.objects.create(name="Пекарня", created_at=AT)
    return Branch.objects.create(
        name="Томск", organization=organization, time_zone="Asia/Tomsk", opened_at=AT
    )


@pytest.fixture
def company() -> WorkingCalendar:
    return WorkingCalendar.objects.create(time_zone="Europe/Moscow")


def open_ten_to_six(calendar: WorkingCalendar, *weekdays: int) -> None:
    for weekday in weekdays:
        calendar.spans.create(weekday=weekday, opens=time(10), closes=time(18))


def test_before_anything_is_set_the_standard_week_stands(branch: Branch) -> None:
    assert WorkingCalendar.objects.working_time().week == STANDARD_WEEK
    assert WorkingCalendar.objects.working_time(branch).zone == ZoneInfo("Asia/Tomsk")


def test_a_branch_without_a_calendar_keeps_the_company_hours_by_its_own_clock(
    branch: Branch, company: WorkingCalendar
) -> None:
    open_ten_to_six(company, 0, 1)
    working_time = WorkingCalendar.objects.working_time(branch)
    assert working_time.week == (TEN_TO_SIX, TEN_TO_SIX) + (REST,) * 5
    assert working_time.zone == ZoneInfo("Asia/Tomsk")
    assert WorkingCalendar.objects.working_time().zone == ZoneInfo("Europe/Moscow")


def test_a_branch_with_a_calendar_keeps_its_own_hours(branch: Branch, company: WorkingCalendar) -> None:
    own = WorkingCalendar.objects.create(branch=branch, keeps_official_days=False)
    open_ten_to_six(own, *range(7))
    assert WorkingCalendar.objects.working_time(branch).hours_of(date(2026, 1, 1)) == TEN_TO_SIX
    assert not WorkingCalendar.objects.working_time().is_working_day(date(2026, 1, 1))


def test_several_spans_of_a_day_leave_the_break_free(company: WorkingCalendar) -> None:
    for opens, closes in ((time(14), time(18)), (time(9), time(13))):
        company.spans.create(weekday=0, opens=opens, closes=closes)
    assert WorkingCalendar.objects.working_time().hours_of(MONDAY) == EIGHT_HOURS


def test_days_of_the_company_hold_in_a_branch_unless_it_says_otherwise(
    branch: Branch, company: WorkingCalendar
) -> None:
    own = WorkingCalendar.objects.create(branch=branch)
    company.exceptions.create(day=MONDAY, kind=OwnKind.DAY_OFF)
    company.exceptions.create(day=SUNDAY, kind=OwnKind.WORKING)
    own.exceptions.create(day=MONDAY, kind=OwnKind.SHORT, opens=time(10), closes=time(18))
    working_time = WorkingCalendar.objects.working_time(branch)
    assert working_time.hours_of(MONDAY) == TEN_TO_SIX
    assert working_time.hours_of(SUNDAY) == EIGHT_HOURS


def test_the_working_time_takes_three_queries(
    branch: Branch, company: WorkingCalendar, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    open_ten_to_six(WorkingCalendar.objects.create(branch=branch), 0)
    with django_assert_num_queries(3):
        WorkingCalendar.objects.working_time(branch).next_working_moment(AT)


def test_there_is_one_calendar_of_the_company_and_one_of_each_branch(
    branch: Branch, company: WorkingCalendar
) -> None:
    WorkingCalendar.objects.create(branch=branch)
    for duplicate in ({"time_zone": "Asia/Omsk"}, {"branch": branch}):
        with pytest.raises(IntegrityError), transaction.atomic():
            WorkingCalendar.objects.create(**duplicate)


def test_the_company_names_a_time_zone_and_a_branch_has_its_own(branch: Branch) -> None:
    for wrong in ({}, {"branch": branch, "time_zone": "Europe/Moscow"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            WorkingCalendar.objects.create(**wrong)


def test_an_unheard_of_time_zone_is_refused_by_name() -> None:
    with pytest.raises(ValidationError, match="Europe/Samara-City"):
        WorkingCalendar(time_zone="Europe/Samara-City").full_clean()


@pytest.mark.parametrize(
    "wrong",
    [
        {"weekday": 7, "opens": time(9), "closes": time(18)},
        {"weekday": 0, "opens": time(18), "closes": time(9)},
        {"weekday": 0, "opens": time(9), "closes": time(9)},
    ],
)
def test_the_database_refuses_impossible_hours(company: WorkingCalendar, wrong: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        WorkingSpan.objects.create(calendar=company, **wrong)


def test_hours_may_last_until_midnight(company: WorkingCalendar) -> None:
    company.spans.create(weekday=0, opens=time(16), closes=time(0))
    assert WorkingCalendar.objects.working_time().hours_of(MONDAY) == Hours.of((time(16), time(0)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "day_off", "opens": time(9), "closes": time(12)},
        {"kind": "short", "opens": time(9)},
        {"kind": "short", "opens": time(12), "closes": time(9)},
        {"kind": "odd"},
    ],
)
def test_the_database_refuses_an_exception_that_contradicts_itself(
    company: WorkingCalendar, wrong: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        CalendarException.objects.create(calendar=company, day=MONDAY, **wrong)


def test_a_day_has_one_exception(company: WorkingCalendar) -> None:
    company.exceptions.create(day=MONDAY, kind=OwnKind.DAY_OFF)
    with pytest.raises(IntegrityError), transaction.atomic():
        company.exceptions.create(day=MONDAY, kind=OwnKind.WORKING)


def test_calendars_hours_and_exceptions_have_names(branch: Branch, company: WorkingCalendar) -> None:
    span = company.spans.create(weekday=0, opens=time(9), closes=time(18))
    day = company.exceptions.create(day=MONDAY, kind=OwnKind.SHORT)
    assert [str(company), str(WorkingCalendar(branch=branch))] == ["Вся компания", "Томск"]
    assert [str(span), str(day)] == ["понедельник 09:00–18:00", "23.11.2026: короткий день"]
