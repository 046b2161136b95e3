"""Yearly days of people: when they come next and who has one in a period; 29 February included.

Who was born on 29 February is congratulated on 28 February in common years: the month of birth stays,
and nobody is congratulated late.
"""

from __future__ import annotations

import calendar
from datetime import date
from itertools import islice

from matvey.core.periods import Period

MonthDay = tuple[int, int]
LEAP_DAY: MonthDay = (2, 29)


def occurrence(day: MonthDay, year: int) -> date:
    """The date in `year` on which the yearly (month, day) is kept; ValueError for a day no year has."""
    if day == LEAP_DAY and not calendar.isleap(year):
        return date(year, 2, 28)
    return date(year, *day)


def next_occurrence(day: MonthDay, today: date) -> date:
    """The nearest date from `today` on, `today` itself included."""
    this_year = occurrence(day, today.year)
    return this_year if this_year >= today else occurrence(day, today.year + 1)


def age_turned(born_on: date, celebrated_on: date) -> int:
    """How many years the person turns on the birthday kept on `celebrated_on`."""
    return celebrated_on.year - born_on.year


def days_of(period: Period) -> set[MonthDay]:
    """The yearly (month, day) pairs kept within the period, to ask a database by; at most 366.

    28 February of a common year brings 29 February with it.
    """
    days: set[MonthDay] = set()
    for day in islice(period, 366):
        days.add((day.month, day.day))
        if (day.month, day.day) == (2, 28) and not calendar.isleap(day.year):
            days.add(LEAP_DAY)
    return days
