"""Days and moments as a reader of today says them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from matvey.core import moments

MOSCOW = ZoneInfo("Europe/Moscow")
NOW = datetime(2025, 11, 23, 12, 0, tzinfo=MOSCOW)


@pytest.mark.parametrize(
    ("value", "russian", "english"),
    [
        (datetime(2025, 11, 23, 11, 20, tzinfo=MOSCOW), "сегодня, 11:20", "today, 11:20"),
        (datetime(2025, 11, 22, 17, 45, tzinfo=MOSCOW), "вчера, 17:45", "yesterday, 17:45"),
        (date(2025, 11, 24), "завтра", "tomorrow"),
        (date(2025, 11, 21), "21 ноя", "21 Nov"),
        (date(2025, 5, 5), "5 мая", "5 May"),
        (date(2024, 11, 23), "23 ноября 2024", "23 November 2024"),
    ],
)
def test_a_day_is_said_the_shortest_way(value: moments.Moment, russian: str, english: str) -> None:
    with override("ru"):
        assert moments.day(value, NOW) == russian
    with override("en"):
        assert moments.day(value, NOW) == english


def test_a_moment_belongs_to_the_local_day() -> None:
    late_in_london = datetime(2025, 11, 22, 22, 30, tzinfo=ZoneInfo("UTC"))
    with override("ru"):
        assert moments.day(late_in_london, NOW) == "сегодня, 01:30"


@pytest.mark.parametrize(
    ("gap", "russian"),
    [
        (timedelta(days=2), "через 2 дня"),
        (timedelta(days=-2), "2 дня назад"),
        (timedelta(days=21), "через 21 день"),
        (timedelta(days=-70), "2 месяца назад"),
        (timedelta(days=800), "через 2 года"),
        (timedelta(hours=3), "через 3 часа"),
        (timedelta(minutes=-5), "5 минут назад"),
        (timedelta(seconds=10), "только что"),
    ],
)
def test_how_far_off_it_is(gap: timedelta, russian: str) -> None:
    with override("ru"):
        assert moments.until(NOW + gap, NOW) == russian


def test_a_date_without_an_hour_is_today_all_day() -> None:
    with override("ru"):
        assert moments.until(NOW.date(), NOW) == "сегодня"


def test_the_days_of_a_time_line_have_titles() -> None:
    with override("ru"):
        assert moments.day_heading(NOW, NOW) == "Сегодня"
        assert moments.day_heading(date(2025, 11, 21), NOW) == "21 ноября"
        assert moments.full_day(NOW) == "23 ноября 2025, 12:00"
