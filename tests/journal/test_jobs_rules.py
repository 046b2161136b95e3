"""When a schedule comes round again."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from matvey.journal.jobs import daily, every, monthly, weekly

BERLIN = "Europe/Berlin"
MOSCOW = "Europe/Moscow"
SINCE = datetime(2024, 1, 1, tzinfo=UTC)


def following(rule, year, month, day, hour=0, minute=0, times=1):
    """The next moments of a rule, as the wall clock of Berlin shows them."""
    zone = ZoneInfo(BERLIN)
    moment, found = datetime(year, month, day, hour, minute, tzinfo=zone), []
    for _ in range(times):
        moment = rule.next_after(moment, BERLIN)
        found.append(f"{moment.astimezone(zone):%d.%m %H:%M}")
    return found


def test_daily_keeps_its_hour_when_clocks_are_put_forward():
    assert following(daily(time(9)), 2026, 3, 28, times=3) == ["28.03 09:00", "29.03 09:00", "30.03 09:00"]


def test_daily_keeps_its_hour_when_clocks_are_put_back():
    assert following(daily(time(9)), 2026, 10, 24, times=3) == ["24.10 09:00", "25.10 09:00", "26.10 09:00"]


def test_an_hour_the_clock_jumps_over_comes_right_after_it():
    assert following(daily(time(2, 30)), 2026, 3, 28, 12, times=2) == ["29.03 03:30", "30.03 02:30"]


def test_an_hour_the_clock_shows_twice_counts_once():
    moments = following(daily(time(2, 30)), 2026, 10, 24, 12, times=2)
    assert moments == ["25.10 02:30", "26.10 02:30"]


def test_an_hour_jumped_over_at_midnight_is_not_lost():
    midnight = datetime(2026, 4, 23, 22, tzinfo=UTC)  # Cairo's clock shows 01:00 right after 23:59
    assert daily(time(0, 30), "Africa/Cairo").next_after(midnight, MOSCOW) == midnight + timedelta(minutes=30)


def test_the_moment_itself_is_not_the_next_one():
    assert following(daily(time(9)), 2026, 5, 1, 9) == ["02.05 09:00"]
    assert following(daily(time(9)), 2026, 5, 1, 8, 59) == ["01.05 09:00"]


def test_weekly_comes_on_its_weekday():
    assert following(weekly(0, time(8)), 2026, 11, 23, 9, times=2) == ["30.11 08:00", "07.12 08:00"]


def test_a_month_without_that_day_has_its_last_one():
    moments = following(monthly(31, time(18)), 2028, 1, 31, 18, times=3)
    assert moments == ["29.02 18:00", "31.03 18:00", "30.04 18:00"]


def test_every_so_many_minutes_stands_on_round_ones():
    assert following(every(15), 2026, 11, 23, 12, 1, times=2) == ["23.11 12:15", "23.11 12:30"]


def test_every_hour_comes_in_the_hour_shown_twice_too():
    moments = following(every(60), 2026, 10, 25, 1, 30, times=3)
    assert moments == ["25.10 02:00", "25.10 02:00", "25.10 03:00"]


def test_a_rule_may_have_a_zone_of_its_own():
    at = datetime(2026, 11, 23, 12, tzinfo=UTC)
    assert daily(time(9), "Asia/Vladivostok").next_after(at, MOSCOW) == datetime(2026, 11, 23, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    "rule", [daily(time(2, 30), BERLIN), weekly(6, time(2), BERLIN), monthly(29, time(3), BERLIN), every(7)]
)
@given(moment=some.integers(0, 8 * 366 * 24 * 60).map(lambda minutes: SINCE + timedelta(minutes=minutes)))
def test_the_next_moment_is_later_and_none_lies_between(rule, moment):
    after = rule.next_after(moment, MOSCOW)
    assert after > moment
    assert rule.next_after(after - timedelta(microseconds=1), MOSCOW) == after
