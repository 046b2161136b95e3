"""Who we are: our organizations, places, people, and what each person may see and do."""

from matvey.staff.models.absences import Absence
from matvey.staff.models.calendar import CalendarException, WorkingCalendar, WorkingSpan
from matvey.staff.models.employees import Employee
from matvey.staff.models.places import BankAccount, Branch, Department, Organization, TaxRegime
from matvey.staff.models.roles import Role
from matvey.staff.models.scoped import Scoped, ScopedQuerySet

__all__ = [
    "Absence",
    "BankAccount",
    "Branch",
    "CalendarException",
    "Department",
    "Employee",
    "Organization",
    "Role",
    "Scoped",
    "ScopedQuerySet",
    "TaxRegime",
    "WorkingCalendar",
    "WorkingSpan",
]
