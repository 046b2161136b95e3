"""Periods and the yearly days of people."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matvey.core.birthdays import LEAP_DAY, age_turned, days_of, next_occurrence, occurrence
from matvey.core.periods import Period, add_months

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
TODAY = date(2026, 3, 15)


@given(DAYS)
def test_a_day_lies_in_its_month_quarter_and_year(day: date) -> None:
    for kind in (Period.week, Period.month, Period.quarter, Period.year):
        assert day in kind(day)
        assert kind(day).previous() == kind(kind(day).start - (kind(day).end - kind(day).last_day))


@given(DAYS)
def test_months_cover_a_year_without_gap(day: date) -> None:
    months = list(Period.year(day).months())
    assert len(months) == 12
    assert all(one.end == other.start for one, other in pairwise(months))


def test_the_end_does_not_belong_to_a_period() -> None:
    march = Period.month(TODAY)
    assert (march.start, march.last_day, march.length) == (date(2026, 3, 1), date(2026, 3, 31), 31)
    assert date(2026, 4, 1) not in march


def test_the_last_days_end_with_today() -> None:
    assert list(Period.last_days(TODAY, 2)) == [date(2026, 3, 14), TODAY]
    assert Period.last_months(TODAY, 1) == Period(date(2026, 2, 16), date(2026, 3, 16))


def test_a_month_has_no_31st_everywhere() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 1, 31), -2) == date(2025, 11, 30)


def test_a_period_ends_after_it_starts() -> None:
    with pytest.raises(ValueError, match="ends after it starts"):
        Period(TODAY, TODAY)


def test_a_period_begins_at_the_midnight_of_its_zone() -> None:
    start, end = Period.month(TODAY).moments(ZoneInfo("Asia/Vladivostok"))
    assert start.isoformat() == "2026-03-01T00:00:00+10:00"
    assert (end - start).days == 31


def test_a_leap_birthday_is_kept_every_year() -> None:
    assert occurrence(LEAP_DAY, 2026) == date(2026, 2, 28)
    assert next_occurrence(LEAP_DAY, date(2028, 2, 28)) == date(2028, 2, 29)
    assert age_turned(date(2000, 2, 29), occurrence(LEAP_DAY, 2026)) == 26


@given(DAYS, DAYS, st.integers(1, 400))
def test_a_birthday_is_found_when_it_comes_within_the_period(born: date, start: date, length: int) -> None:
    period = Period(start, date.fromordinal(start.toordinal() + length))
    day = (born.month, born.day)
    assert (day in days_of(period)) == (next_occurrence(day, start) in period)
