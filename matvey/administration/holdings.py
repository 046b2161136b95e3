"""What the staff itself hands over: departments one heads, and standing in for colleagues."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.administration import handover
from matvey.administration.actions.changes import change_row
from matvey.administration.handover import Holding, Succession
from matvey.staff.models import Department, Employee


def _count_departments(employee: Employee) -> int:
    return employee.headed_departments.filter(closed_at=None).count()


def _hand_over_departments(passing: Succession) -> int:
    headed = list(Department.objects.filter(head=passing.leaver, closed_at=None))
    for department in headed:
        data = {"head": passing.successor}
        change_row(department, data, "department.changed", by=passing.by, at=passing.at)
    return len(headed)


def _count_deputyships(employee: Employee) -> int:
    return Employee.objects.working().filter(deputy=employee).count()


def _hand_over_deputyships(passing: Succession) -> int:
    """Nobody becomes their own deputy: who would, is left without one."""
    people = list(Employee.objects.working().filter(deputy=passing.leaver))
    for person in people:
        deputy = None if person == passing.successor else passing.successor
        change_row(person, {"deputy": deputy}, "employee.changed", by=passing.by, at=passing.at)
    return len(people)


DEPARTMENTS = Holding("departments", _("Departments they head"), _count_departments, _hand_over_departments)
DEPUTYSHIPS = Holding(
    "deputyships", _("People they stand in for"), _count_deputyships, _hand_over_deputyships
)

handover.add(DEPARTMENTS)
handover.add(DEPUTYSHIPS)
