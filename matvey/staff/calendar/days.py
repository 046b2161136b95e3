"""On which days a place works, and the counting of working days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date
from functools import lru_cache
from typing import cast

from matvey.staff.calendar.decrees import paid_rest
from matvey.staff.calendar.hours import REST, STANDARD_WEEK, Hours
from matvey.staff.calendar.official import OfficialDay, OfficialKind, official_days
from matvey.staff.calendar.own import OwnDay

YEARS_KEPT = 128


@dataclass(frozen=True, kw_only=True)
class WorkingDays:
    """A week of hours, Russia's official days, and days of our own, which come first.

    `keeps_official_days` is off for a place that works on holidays. `works_on_paid_rest` says that
    days the President declared non-working with pay kept are worked all the same, as they are for
    terms of obligations (review of the Supreme Court No. 1 of 21.04.2020, question 5).
    No method asks the database. Raises ValueError for a week without a working hour.
    """

    week: tuple[Hours, ...] = STANDARD_WEEK
    own_days: tuple[OwnDay, ...] = ()
    keeps_official_days: bool = True
    works_on_paid_rest: bool = False

    def __post_init__(self) -> None:
        if len(self.week) != 7 or not any(self.week):
            raise ValueError("A working week has seven days and at least one working hour.")

    @property
    def rest_weekdays(self) -> frozenset[int]:
        return frozenset(weekday for weekday, hours in enumerate(self.week) if not hours)

    def hours_of(self, day: date) -> Hours:
        """When that day is worked; false for a day of rest."""
        return hours_of_year(self, day.year)[day.timetuple().tm_yday - 1]

    def is_working_day(self, day: date) -> bool:
        return bool(self.hours_of(day))

    def official_day(self, day: date) -> OfficialDay | None:
        """What is official about that day here: a holiday, a moved day of rest, an eve."""
        if not self.keeps_official_days:
            return None
        return official_days(day.year, self.rest_weekdays).get(day)

    def next_working_day(self, day: date) -> date:
        """That day if it is worked, else the next that is."""
        return day if self.is_working_day(day) else self.add_working_days(day, 1)

    def add_working_days(self, day: date, days: int) -> date:
        """The so-many-th working day after `day`, which itself does not count; before it, if negative.

        No days give the day itself, working or not.
        """
        if days == 0:
            return day
        left = abs(days)
        for chunk in _after(self, day) if days > 0 else _before(self, day):
            if left <= len(chunk):
                return chunk[left - 1] if days > 0 else chunk[-left]
            left -= len(chunk)
        raise OverflowError("No date is that far away.")

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie in (start, end]: the first day does not count, the last does.

        Raises ValueError where the end is before the start.
        """
        if end < start:
            raise ValueError("The end must not be before the start.")
        whole = sum(len(_working_days(self, year)) for year in range(start.year, end.year))
        return whole + _done_by(self, end) - _done_by(self, start)


@lru_cache(maxsize=YEARS_KEPT)
def hours_of_year(working: WorkingDays, year: int) -> tuple[Hours, ...]:
    """The hours of each day of the year, from January 1."""
    official = official_days(year, working.rest_weekdays) if working.keeps_official_days else {}
    own = {own.day: own for own in working.own_days if own.day.year == year}
    hours = []
    for day in _dates(year):
        usual = _usual(working, day, official.get(day))
        hours.append(own[day].replaces(usual or _weekday(working, day)) if day in own else usual)
    return tuple(hours)


def _dates(year: int) -> Iterator[date]:
    first = date(year, 1, 1).toordinal()
    return (date.fromordinal(number) for number in range(first, date(year, 12, 31).toordinal() + 1))


def _usual(working: WorkingDays, day: date, official: OfficialDay | None) -> Hours:
    if working.keeps_official_days and not working.works_on_paid_rest and day in paid_rest():
        return REST
    if official is None:
        return working.week[day.weekday()]
    if official.is_rest:
        return REST
    like = official.other if official.kind is OfficialKind.MOVED_WORK else day
    hours = working.week[cast(date, like).weekday()]
    return hours.shortened() if official.is_short else hours


def _weekday(working: WorkingDays, day: date) -> Hours:
    """What a day of rest would be worked like: as its weekday, or as the first day that is worked."""
    return working.week[day.weekday()] or next(hours for hours in working.week if hours)


@lru_cache(maxsize=YEARS_KEPT)
def _working_days(working: WorkingDays, year: int) -> tuple[date, ...]:
    hours = hours_of_year(working, year)
    return tuple(day for day, worked in zip(_dates(year), hours, strict=True) if worked)


def _done_by(working: WorkingDays, day: date) -> int:
    return bisect_right(_working_days(working, day.year), day)


def _after(working: WorkingDays, day: date) -> Iterator[tuple[date, ...]]:
    yield _working_days(working, day.year)[_done_by(working, day) :]
    for year in range(day.year + 1, MAXYEAR):
        yield _working_days(working, year)


def _before(working: WorkingDays, day: date) -> Iterator[tuple[date, ...]]:
    this_year = _working_days(working, day.year)
    yield this_year[: bisect_left(this_year, day)]
    for year in range(day.year - 1, 1, -1):
        yield _working_days(working, year)
