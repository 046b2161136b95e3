"""The norm of working time as it is published each year, for a week of forty hours in five days."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from matvey.staff.calendar.official import SATURDAY_AND_SUNDAY, official_days


@dataclass(frozen=True, slots=True)
class Norm:
    """How many days and hours a person who works full time owes."""

    days: int
    hours: int


def norm(year: int, month: int | None = None) -> Norm:
    """The norm of a month or, without one, of the whole year.

    Eight hours a working day, less one for each short day (order of the Ministry of Health and Social
    Development of 13.08.2009 No. 588н). Days declared non-working with pay kept do not lessen it.
    """
    official = official_days(year)
    first, last = _bounds(year, month)
    days = short = 0
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        known = official.get(day)
        works = not known.is_rest if known else day.weekday() not in SATURDAY_AND_SUNDAY
        days += works
        short += bool(works and known and known.is_short)
    return Norm(days, 8 * days - short)


def _bounds(year: int, month: int | None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
