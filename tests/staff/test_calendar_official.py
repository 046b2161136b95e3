"""Russia's official days: the published norms, the known moves, and years the program does not know."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path

import pytest
from django.utils import translation

from matvey.staff.calendar import Norm, OfficialKind, is_official, norm, official_days, paid_rest

SAMPLES = Path(__file__).parents[3] / "shared/data/reference/calendar"
SIX_DAY_WEEK = frozenset({6})

# Working days and hours of a forty-hour week, month by month, as production calendars publish them.
PUBLISHED = {
    2020: "17/136 19/152 21/168 22/175 17/135 21/167 23/184 21/168 22/176 22/176 20/159 23/183 = 248/1979",
    2021: "15/120 19/151 22/176 22/175 19/152 21/167 22/176 22/176 22/176 21/168 20/159 22/176 = 247/1972",
    2022: "16/128 19/151 22/175 21/168 18/144 21/168 21/168 23/184 22/176 21/168 21/167 22/176 = 247/1973",
    2023: "17/136 18/143 22/175 20/160 20/160 21/168 21/168 23/184 21/168 22/176 21/167 21/168 = 247/1973",
    2024: "17/136 20/159 20/159 21/168 20/159 19/151 23/184 22/176 21/168 23/184 21/167 21/168 = 248/1979",
    2025: "17/136 20/160 21/167 22/175 18/144 19/151 23/184 21/168 22/176 23/184 19/151 22/176 = 247/1972",
    2026: "15/120 19/152 21/168 22/175 19/151 21/167 23/184 21/168 22/176 22/176 20/159 22/176 = 247/1972",
}


def as_published(amount: Norm) -> str:
    return f"{amount.days}/{amount.hours}"


@pytest.mark.parametrize("year", PUBLISHED)
def test_the_norm_of_every_month_is_as_published(year: int) -> None:
    months = " ".join(as_published(norm(year, month)) for month in range(1, 13))
    assert f"{months} = {as_published(norm(year))}" == PUBLISHED[year]


@pytest.mark.parametrize("year", [2022, 2023])
def test_the_days_are_those_of_an_independent_calendar(year: int) -> None:
    path = SAMPLES / f"ru-{year}.xml"
    if not path.exists():
        pytest.skip(f"the sample calendar {path.name} is not at hand")
    days = ET.parse(path).getroot().iter("day")
    theirs = {date(year, *map(int, day.attrib["d"].split("."))): day.attrib["t"] for day in days}
    ours = official_days(year)
    assert {day for day in ours if ours[day].is_rest} == {day for day in theirs if theirs[day] == "1"}
    assert {day for day in ours if ours[day].is_short} == {day for day in theirs if theirs[day] == "2"}


@pytest.mark.parametrize(
    ("day", "is_short"),
    [
        (date(2021, 2, 20), True),
        (date(2022, 3, 5), True),
        (date(2024, 4, 27), False),
        (date(2024, 11, 2), True),
        (date(2024, 12, 28), False),
        (date(2025, 11, 1), True),
    ],
)
def test_a_working_saturday_is_as_long_as_the_day_it_stands_in_for(day: date, is_short: bool) -> None:
    official = official_days(day.year)[day]
    assert (official.kind, official.is_short) == (OfficialKind.MOVED_WORK, is_short)


def test_there_are_no_other_working_saturdays() -> None:
    every = [day for year in PUBLISHED for day in official_days(year).values()]
    assert sum(day.kind is OfficialKind.MOVED_WORK for day in every) == 6


def test_the_days_of_2026_are_these() -> None:
    days = official_days(2026)
    rest = {day for day in days if days[day].kind is OfficialKind.MOVED_REST}
    short = {day for day in days if days[day].is_short}
    assert rest == {date(2026, 1, 9), date(2026, 3, 9), date(2026, 5, 11), date(2026, 12, 31)}
    assert short == {date(2026, 4, 30), date(2026, 5, 8), date(2026, 6, 11), date(2026, 11, 3)}


def test_days_kept_paid_are_those_the_president_named() -> None:
    days = paid_rest()
    assert [sum(day.year == year for day in days) for year in range(2019, 2027)] == [0, 37, 13, 0, 0, 0, 0, 0]
    assert days[date(2020, 6, 24)] == "Указ Президента РФ от 29.05.2020 № 345"
    assert date(2020, 5, 5) not in days


def test_a_week_of_six_days_does_not_take_over_what_moves_from_a_saturday() -> None:
    days = official_days(2026, SIX_DAY_WEEK)
    assert date(2026, 1, 9) not in days
    assert days[date(2026, 12, 31)].other == date(2026, 1, 4)
    assert date(2026, 5, 11) not in days


@pytest.mark.parametrize("year", [1999, 2019, 2027, 2050])
def test_of_an_unknown_year_the_program_knows_the_labour_code_alone(year: int) -> None:
    days = official_days(year)
    assert not is_official(year)
    assert sum(official.kind is OfficialKind.HOLIDAY for official in days.values()) == 14
    assert all(day.month > 1 for day in days if days[day].kind is OfficialKind.MOVED_REST)


def test_a_weekend_that_meets_a_holiday_moves_on_even_in_an_unknown_year() -> None:
    assert official_days(2027)[date(2027, 5, 3)].other == date(2027, 5, 1)


def test_without_a_day_of_work_nothing_can_move() -> None:
    days = official_days(2026, frozenset(range(7)))
    assert {official.kind for official in days.values()} == {OfficialKind.HOLIDAY}


@pytest.mark.parametrize(
    ("day", "english", "russian"),
    [
        (date(2026, 6, 12), "Russia Day", "День России"),
        (date(2026, 1, 9), "day off moved from 3 January", "выходной, перенесённый с 3 января"),
        (
            date(2025, 11, 1),
            "working day, the day off was moved to 3 November",
            "рабочий день, выходной перенесён на 3 ноября",
        ),
        (date(2026, 11, 3), "short day before a holiday", "короткий день перед праздником"),
    ],
)
def test_a_day_says_why_it_is_special(day: date, english: str, russian: str) -> None:
    with translation.override("en"):
        assert str(official_days(day.year)[day]) == english
    with translation.override("ru"):
        assert str(official_days(day.year)[day]) == russian
