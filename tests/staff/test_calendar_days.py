"""Which days are worked, and the counting of working days."""

from __future__ import annotations

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matvey.staff.calendar import EIGHT_HOURS, REST, STANDARD_WEEK, Hours, OwnDay, OwnKind, WorkingTime

MOSCOW = ZoneInfo("Europe/Moscow")
OFFICE = WorkingTime(zone=MOSCOW)
SHOP = WorkingTime(zone=MOSCOW, week=(EIGHT_HOURS,) * 6 + (REST,))
BAKERY = WorkingTime(zone=MOSCOW, week=(EIGHT_HOURS,) * 7, keeps_official_days=False)
MORNING = Hours.of((time(9), time(13)))
DATES = st.dates(date(2018, 1, 1), date(2030, 12, 31))
PLACES = st.sampled_from([OFFICE, SHOP, BAKERY])


def with_own_day(day: date, kind: OwnKind, hours: Hours | None = None) -> WorkingTime:
    return WorkingTime(zone=MOSCOW, own_days=(OwnDay(day, kind, hours),))


def test_the_office_rests_on_weekends_holidays_and_moved_days() -> None:
    rest = [date(2026, 11, 22), date(2026, 11, 4), date(2026, 1, 9), date(2026, 12, 31)]
    assert not any(OFFICE.is_working_day(day) for day in rest)
    assert OFFICE.is_working_day(date(2026, 11, 23))


def test_the_eve_of_a_holiday_ends_an_hour_earlier() -> None:
    assert OFFICE.hours_of(date(2026, 11, 3)) == EIGHT_HOURS.shortened()


def test_a_working_saturday_has_the_hours_of_the_day_it_stands_in_for() -> None:
    assert OFFICE.hours_of(date(2025, 11, 1)) == EIGHT_HOURS.shortened()
    assert OFFICE.hours_of(date(2024, 12, 28)) == EIGHT_HOURS


def test_a_place_open_on_holidays_works_every_day() -> None:
    assert BAKERY.hours_of(date(2026, 1, 1)) == EIGHT_HOURS
    assert BAKERY.official_day(date(2026, 1, 1)) is None


def test_a_shop_open_on_saturdays_works_the_friday_after_the_new_year() -> None:
    assert SHOP.is_working_day(date(2026, 1, 9))
    assert not OFFICE.is_working_day(date(2026, 1, 9))


def test_days_kept_paid_are_rest_unless_one_works_on_them() -> None:
    working = WorkingTime(zone=MOSCOW, works_on_paid_rest=True)
    assert not OFFICE.is_working_day(date(2020, 4, 15))
    assert working.hours_of(date(2020, 4, 15)) == EIGHT_HOURS
    assert working.hours_of(date(2020, 4, 30)) == EIGHT_HOURS.shortened()


def test_a_year_of_the_office_has_the_published_hours() -> None:
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    assert sum((OFFICE.hours_of(day).length for day in days), timedelta()) == timedelta(hours=1972)


@pytest.mark.parametrize(
    ("kind", "hours", "expected"),
    [
        (OwnKind.DAY_OFF, None, REST),
        (OwnKind.SHORT, None, EIGHT_HOURS.shortened()),
        (OwnKind.SHORT, MORNING, MORNING),
        (OwnKind.WORKING, MORNING, MORNING),
    ],
)
def test_a_day_of_our_own_goes_before_the_week(kind: OwnKind, hours: Hours | None, expected: Hours) -> None:
    monday = date(2026, 11, 23)
    assert with_own_day(monday, kind, hours).hours_of(monday) == expected


def test_a_day_of_our_own_goes_before_the_official_ones() -> None:
    holiday, sunday = date(2026, 11, 4), date(2026, 11, 22)
    assert with_own_day(holiday, OwnKind.WORKING).hours_of(holiday) == EIGHT_HOURS
    assert with_own_day(sunday, OwnKind.WORKING).hours_of(sunday) == EIGHT_HOURS


def test_a_week_without_work_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one working hour"):
        WorkingTime(zone=MOSCOW, week=(REST,) * 7)


@pytest.mark.parametrize(
    ("days", "expected"),
    [(1, date(2026, 1, 12)), (2, date(2026, 1, 13)), (-1, date(2025, 12, 30)), (0, date(2026, 1, 1))],
)
def test_working_days_step_over_the_new_year(days: int, expected: date) -> None:
    assert OFFICE.add_working_days(date(2026, 1, 1), days) == expected


def test_a_year_of_working_days_lies_between_two_new_years_eves() -> None:
    assert OFFICE.working_days_between(date(2025, 12, 31), date(2026, 12, 31)) == 247


def test_counting_backwards_between_days_is_refused() -> None:
    with pytest.raises(ValueError, match="before the start"):
        OFFICE.working_days_between(date(2026, 2, 1), date(2026, 1, 1))


@given(PLACES, DATES, st.integers(1, 2000))
def test_days_added_are_the_days_between(place: WorkingTime, start: date, days: int) -> None:
    end = place.add_working_days(start, days)
    assert place.is_working_day(end)
    assert place.working_days_between(start, end) == days


@given(PLACES, DATES, st.integers(1, 600))
def test_days_taken_away_and_added_again_lead_back(place: WorkingTime, start: date, days: int) -> None:
    start = place.next_working_day(start)
    assert place.add_working_days(place.add_working_days(start, -days), days) == start


@given(PLACES, DATES, DATES, DATES)
def test_working_days_add_up(place: WorkingTime, first: date, second: date, third: date) -> None:
    start, middle, end = sorted([first, second, third])
    parts = place.working_days_between(start, middle) + place.working_days_between(middle, end)
    assert parts == place.working_days_between(start, end)


@given(DATES, DATES, st.integers(0, 300))
def test_a_later_start_never_ends_earlier(one: date, other: date, days: int) -> None:
    earlier, later = sorted([one, other])
    assert OFFICE.add_working_days(earlier, days) <= OFFICE.add_working_days(later, days)


def test_the_standard_week_is_forty_hours() -> None:
    assert sum((hours.length for hours in STANDARD_WEEK), timedelta()) == timedelta(hours=40)
