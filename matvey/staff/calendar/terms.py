"""A term, such as three working days, and the moment by which it ends."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from matvey.staff.calendar.working_time import WorkingTime

LONGEST: Final = 10_000


class TermUnit(TextChoices):
    """What a term is counted in."""

    WORKING_HOURS = "working_hours", _("working hours")
    WORKING_DAYS = "working_days", _("working days")
    CALENDAR_DAYS = "calendar_days", _("calendar days")
    MONTHS = "months", _("months")


@dataclass(frozen=True, slots=True)
class Term:
    """So many units, from 1 to 10,000; whether a last day of rest gives way to the next working day.

    The shift matters for calendar days and months only: working days and hours end on none.
    Raises ValueError for any other amount.
    """

    amount: int
    unit: TermUnit
    shifts_off_rest_days: bool = True

    def __post_init__(self) -> None:
        if not 1 <= self.amount <= LONGEST:
            raise ValueError(f"A term is from 1 to {LONGEST} units.")

    def __str__(self) -> str:
        return _counted(self.unit, self.amount) % {"amount": self.amount}


def deadline(term: Term, start: datetime, working_time: WorkingTime) -> datetime:
    """The last moment of the term, in the time zone of `working_time`.

    Working hours run at once from `start`. A term in days or months ends with its last day: when
    work ends on that day, as things are to be done at the company in its hours, or with the day
    itself where that is a day of rest (Civil Code of Russia, art. 194).
    """
    if term.unit is TermUnit.WORKING_HOURS:
        return working_time.add_working_hours(start, term.amount)
    return working_time.closing_of(last_day(term, start.astimezone(working_time.zone).date(), working_time))


def last_day(term: Term, start: date, working_time: WorkingTime) -> date:
    """The last day of a term in days or months that is set off by something on `start`.

    The day of the start does not count (Civil Code of Russia, art. 191). A term in months ends on
    the same number of its last month, or with that month where it is too short (art. 192). A last
    day of rest gives way to the next working day (art. 193). Raises ValueError for working hours.
    """
    match term.unit:
        case TermUnit.WORKING_DAYS:
            return working_time.add_working_days(start, term.amount)
        case TermUnit.CALENDAR_DAYS:
            last = start + timedelta(days=term.amount)
        case TermUnit.MONTHS:
            last = add_months(start, term.amount)
        case _:
            raise ValueError("A term in working hours ends at a moment, not with a day.")
    return working_time.next_working_day(last) if term.shifts_off_rest_days else last


def add_months(day: date, months: int) -> date:
    """The same number of a later month, or that month's last day (Civil Code of Russia, art. 192)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _counted(unit: TermUnit, amount: int) -> str:
    match unit:
        case TermUnit.WORKING_HOURS:
            return ngettext("%(amount)d working hour", "%(amount)d working hours", amount)
        case TermUnit.WORKING_DAYS:
            return ngettext("%(amount)d working day", "%(amount)d working days", amount)
        case TermUnit.CALENDAR_DAYS:
            return ngettext("%(amount)d calendar day", "%(amount)d calendar days", amount)
    return ngettext("%(amount)d month", "%(amount)d months", amount)
