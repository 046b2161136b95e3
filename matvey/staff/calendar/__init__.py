"""The working calendar as pure arithmetic: official days, working days and hours, terms.

Nothing here asks the database; `WorkingCalendar.objects.working_time(...)` builds the value to ask.
"""

from matvey.staff.calendar.decrees import paid_rest
from matvey.staff.calendar.hours import EIGHT_HOURS, REST, STANDARD_WEEK, Hours
from matvey.staff.calendar.norm import Norm, norm
from matvey.staff.calendar.official import OfficialDay, OfficialKind, is_official, official_days
from matvey.staff.calendar.own import OwnDay, OwnKind
from matvey.staff.calendar.terms import Term, TermUnit, add_months, deadline, last_day
from matvey.staff.calendar.working_time import WorkingTime

__all__ = [
    "EIGHT_HOURS",
    "REST",
    "STANDARD_WEEK",
    "Hours",
    "Norm",
    "OfficialDay",
    "OfficialKind",
    "OwnDay",
    "OwnKind",
    "Term",
    "TermUnit",
    "WorkingTime",
    "add_months",
    "deadline",
    "is_official",
    "last_day",
    "norm",
    "official_days",
    "paid_rest",
]
