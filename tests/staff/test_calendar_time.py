"""Working hours as real time: adding, measuring, time zones and clocks that change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matvey.staff.calendar import EIGHT_HOURS, REST, Hours, OwnDay, OwnKind, WorkingTime

MOSCOW, BERLIN, TOMSK = (ZoneInfo(name) for name in ("Europe/Moscow", "Europe/Berlin", "Asia/Tomsk"))
ROUND_THE_CLOCK = (Hours.of((time(0), time(0))),) * 7
NIGHT = (Hours.of((time(0), time(2, 30)), (time(3), time(6)), (time(22), time(0))),) * 7

OFFICE = WorkingTime(zone=MOSCOW)
PLACES = st.sampled_from(
    [
        OFFICE,
        WorkingTime(zone=TOMSK, week=(EIGHT_HOURS,) * 6 + (REST,)),
        WorkingTime(zone=BERLIN, week=NIGHT, keeps_official_days=False),
        WorkingTime(zone=ZoneInfo("America/New_York"), week=ROUND_THE_CLOCK),
        WorkingTime(zone=MOSCOW, own_days=(OwnDay(date(2026, 11, 23), OwnKind.DAY_OFF),)),
    ]
)
MOMENTS = st.datetimes(
    datetime.fromisoformat("2019-01-01"), datetime.fromisoformat("2030-01-01"), timezones=st.just(UTC)
)
WORK = st.timedeltas(timedelta(microseconds=1), timedelta(hours=5000))


def moscow(day: str, at: str) -> datetime:
    return datetime.fromisoformat(f"{day} {at}").replace(tzinfo=MOSCOW)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        (moscow("2026-11-23", "09:00"), 4, moscow("2026-11-23", "13:00")),
        (moscow("2026-11-23", "09:00"), 8, moscow("2026-11-23", "18:00")),
        (moscow("2026-11-23", "17:00"), 2, moscow("2026-11-24", "10:00")),
        (moscow("2026-11-21", "12:00"), 1, moscow("2026-11-23", "10:00")),
        (moscow("2026-11-03", "16:00"), 2, moscow("2026-11-05", "10:00")),
        (moscow("2025-12-30", "17:30"), 1, moscow("2026-01-12", "09:30")),
        (moscow("2026-11-23", "18:00"), -8, moscow("2026-11-23", "09:00")),
        (moscow("2026-01-12", "10:00"), -2, moscow("2025-12-30", "17:00")),
        (moscow("2026-11-22", "12:00"), 0, moscow("2026-11-22", "12:00")),
    ],
)
def test_working_hours_pass_only_while_somebody_works(start: datetime, hours: int, end: datetime) -> None:
    assert OFFICE.add_working_hours(start, hours) == end


def test_time_between_counts_the_work_alone() -> None:
    friday, monday = moscow("2026-11-20", "17:00"), moscow("2026-11-23", "10:00")
    assert OFFICE.working_time_between(friday, monday) == timedelta(hours=2)
    assert OFFICE.working_time_between(monday, friday) == -timedelta(hours=2)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (moscow("2026-11-23", "08:59"), moscow("2026-11-23", "09:00")),
        (moscow("2026-11-23", "09:00"), moscow("2026-11-23", "09:00")),
        (moscow("2026-11-23", "13:00"), moscow("2026-11-23", "14:00")),
        (moscow("2026-11-20", "18:00"), moscow("2026-11-23", "09:00")),
        (moscow("2025-12-31", "12:00"), moscow("2026-01-12", "09:00")),
    ],
)
def test_the_next_working_moment_is_now_or_the_next_opening(moment: datetime, expected: datetime) -> None:
    assert OFFICE.next_working_moment(moment) == expected
    assert OFFICE.is_working_moment(moment) == (moment == expected)


def test_a_branch_works_by_its_own_clock() -> None:
    tomsk = WorkingTime(zone=TOMSK)
    assert tomsk.next_working_moment(moscow("2026-11-23", "00:00")) == moscow("2026-11-23", "05:00")


def test_the_clock_put_forward_takes_an_hour_of_the_night_shift() -> None:
    nights = WorkingTime(zone=BERLIN, week=ROUND_THE_CLOCK, keeps_official_days=False)
    midnight, next_midnight = (datetime(2026, 3, day, tzinfo=BERLIN) for day in (29, 30))
    assert nights.working_time_between(midnight, next_midnight) == timedelta(hours=23)


def test_a_closing_in_the_hour_that_is_skipped_does_not_break() -> None:
    nights = WorkingTime(zone=BERLIN, week=NIGHT, keeps_official_days=False)
    start, end = datetime(2026, 3, 29, tzinfo=BERLIN), datetime(2026, 3, 29, 7, tzinfo=BERLIN)
    assert nights.working_time_between(start, end) == timedelta(hours=5)


def test_work_until_midnight_closes_within_its_day() -> None:
    place = WorkingTime(zone=MOSCOW, week=ROUND_THE_CLOCK)
    assert place.closing_of(date(2026, 11, 23)) == moscow("2026-11-23", "23:59:59.999999")


def test_ten_thousand_hours_are_added_at_once() -> None:
    place, began = WorkingTime(zone=ZoneInfo("Asia/Omsk")), perf_counter()
    place.add_working_hours(moscow("2026-11-23", "10:00"), 10_000)
    assert perf_counter() - began < 0.5


@given(PLACES, MOMENTS, WORK)
def test_work_added_is_the_work_between(place: WorkingTime, start: datetime, work: timedelta) -> None:
    assert place.working_time_between(start, place.add_working_time(start, work)) == work
    assert place.working_time_between(place.add_working_time(start, -work), start) == work


@given(PLACES, MOMENTS, WORK)
def test_work_ends_and_begins_at_work(place: WorkingTime, start: datetime, work: timedelta) -> None:
    end = place.add_working_time(start, work)
    assert place.is_working_moment(end - timedelta(microseconds=1))
    assert place.is_working_moment(place.add_working_time(start, -work))


@given(PLACES, MOMENTS, MOMENTS, WORK)
def test_a_later_start_never_ends_earlier(
    place: WorkingTime, one: datetime, other: datetime, work: timedelta
) -> None:
    earlier, later = sorted([one, other])
    assert place.add_working_time(earlier, work) <= place.add_working_time(later, work)
    assert place.next_working_moment(earlier) <= place.next_working_moment(later)


@given(PLACES, MOMENTS, MOMENTS, MOMENTS)
def test_working_time_adds_up(place: WorkingTime, a: datetime, b: datetime, c: datetime) -> None:
    parts = place.working_time_between(a, b) + place.working_time_between(b, c)
    assert parts == place.working_time_between(a, c)


@given(PLACES, MOMENTS)
def test_nothing_is_worked_until_the_next_working_moment(place: WorkingTime, moment: datetime) -> None:
    opening = place.next_working_moment(moment)
    assert place.is_working_moment(opening)
    assert place.working_time_between(moment, opening) == timedelta()
