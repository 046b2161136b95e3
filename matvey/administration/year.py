"""A year of the working calendar, laid out as twelve months of weeks."""

from __future__ import annotations

from calendar import Calendar
from dataclasses import dataclass
from datetime import date

from matvey.staff.calendar import WorkingTime


@dataclass(frozen=True)
class Day:
    """One square. `note` says why it is not an ordinary day, `own` that the company said so itself."""

    day: date
    works: bool
    short: bool
    own: bool
    note: str

    @property
    def look(self) -> str:
        state = "" if self.works else "rest"
        return " ".join(
            part for part in ("short" if self.short else state, "own" if self.own else "") if part
        )


@dataclass(frozen=True)
class Month:
    """Weeks from Monday; `None` stands for days of the months around."""

    first: date
    weeks: list[list[Day | None]]
    working_days: int
    hours: int


def year_of(working: WorkingTime, year: int, notes: dict[date, str]) -> list[Month]:
    """`notes` are the company's own days with what was noted to them."""
    return [_month(working, year, month, notes) for month in range(1, 13)]


def _month(working: WorkingTime, year: int, month: int, notes: dict[date, str]) -> Month:
    weeks = [
        [_day(working, day, notes) if day.month == month else None for day in week]
        for week in Calendar().monthdatescalendar(year, month)
    ]
    worked = [day.day for week in weeks for day in week if day and day.works]
    seconds = sum(working.hours_of(day).length.total_seconds() for day in worked)
    return Month(date(year, month, 1), weeks, len(worked), round(seconds / 3600))


def _day(working: WorkingTime, day: date, notes: dict[date, str]) -> Day:
    hours, official = working.hours_of(day), working.official_day(day)
    usual = working.week[day.weekday()]
    short = bool(hours and usual) and hours.length < usual.length
    note = notes.get(day) or (str(official) if official else "")
    return Day(day, bool(hours), short, day in notes, note)
