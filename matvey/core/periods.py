"""Stretches of days: months, quarters, years, the last so many days; the end day never belongs to them."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Self

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Period:
    """The days of [start, end): `start` belongs to it, `end` does not; it has at least one (ValueError)."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.start >= self.end:
            raise ValueError(f"a period ends after it starts, not {self.start} to {self.end}")

    @classmethod
    def month(cls, day: date) -> Self:
        """The calendar month of `day`."""
        first = day.replace(day=1)
        return cls(first, add_months(first, 1))

    @classmethod
    def quarter(cls, day: date) -> Self:
        """The calendar quarter of `day`."""
        first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        return cls(first, add_months(first, 3))

    @classmethod
    def year(cls, day: date) -> Self:
        """The calendar year of `day`."""
        return cls(date(day.year, 1, 1), date(day.year + 1, 1, 1))

    @classmethod
    def week(cls, day: date) -> Self:
        """The week of `day`, Monday to Sunday (ISO 8601)."""
        first = day - timedelta(days=day.weekday())
        return cls(first, first + timedelta(days=7))

    @classmethod
    def last_days(cls, today: date, count: int) -> Self:
        """The last `count` days, `today` the last of them."""
        return cls(today + _DAY - timedelta(days=count), today + _DAY)

    @classmethod
    def last_months(cls, today: date, count: int) -> Self:
        """From the day after the same day `count` months ago through `today`."""
        return cls(add_months(today + _DAY, -count), today + _DAY)

    @property
    def last_day(self) -> date:
        """The last day that belongs to the period."""
        return self.end - _DAY

    @property
    def length(self) -> int:
        """The number of its days."""
        return (self.end - self.start).days

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def __iter__(self) -> Iterator[date]:
        """Its days in order."""
        return (self.start + timedelta(days=count) for count in range(self.length))

    def overlaps(self, other: Period) -> bool:
        """Whether any day belongs to both."""
        return self.start < other.end and other.start < self.end

    def previous(self) -> Period:
        """The period of the same kind just before: the month before a month, else as many days."""
        months = self._whole_months()
        if months:
            return Period(add_months(self.start, -months), self.start)
        return Period(self.start - (self.end - self.start), self.start)

    def months(self) -> Iterator[Period]:
        """Its calendar months in order, the first and last cut to the period."""
        first = self.start
        while first < self.end:
            following = add_months(first.replace(day=1), 1)
            yield Period(first, min(following, self.end))
            first = following

    def moments(self, zone: tzinfo) -> tuple[datetime, datetime]:
        """The instants between which the period lies in `zone`, the second one outside it."""
        at_midnight = datetime.min.time()
        return datetime.combine(self.start, at_midnight, zone), datetime.combine(self.end, at_midnight, zone)

    def _whole_months(self) -> int:
        if self.start.day != 1 or self.end.day != 1:
            return 0
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month


def add_months(day: date, count: int) -> date:
    """The same day `count` months on (back when negative), or the month's last when it has no such day.

    Terms in months are counted so by article 192 of the Civil Code.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
