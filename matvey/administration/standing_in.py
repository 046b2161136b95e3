"""Who stands in for a person when nobody was chosen, and who may say that somebody is away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from matvey.staff.access import Actor
from matvey.staff.deputies import deputy_of
from matvey.staff.models import Absence, Department, Employee
from matvey.staff.rights import ADMINISTER


def usual_deputy(employee: Employee, *, at: datetime) -> Employee | None:
    """The standing deputy, else the heads upwards from the department, else a head in the branch.

    The first of them who works here and, at that moment, is here or has somebody standing in who is
    not the employee. `None` where there is no such person.
    """
    return next((person for person in _candidates(employee) if can_stand_in(person, employee, at=at)), None)


def can_stand_in(person: Employee, absent: Employee, *, at: datetime) -> bool:
    """Whether what `absent` does would reach somebody who is here."""
    if person == absent or person.dismissed_at or person.invited_at:
        return False
    if not Absence.objects.in_force(at).filter(employee=person).exists():
        return True
    return deputy_of(person.pk, at=at) not in (None, absent.pk)


def may_mark_absent(employee: Employee, by: Actor) -> bool:
    """The person themself, a head above them, and who administers."""
    if by.employee_id == employee.pk or by.access.may(ADMINISTER):
        return True
    return by.employee_id is not None and by.employee_id in {head.pk for head in heads_of(employee)}


def heads_of(employee: Employee) -> Iterator[Employee]:
    """The heads of the department and of those it is a part of, from the nearest upwards."""
    department: Department | None = employee.department
    while department is not None:
        if department.head and department.head != employee:
            yield department.head
        department = department.parent


def _candidates(employee: Employee) -> Iterator[Employee]:
    if employee.deputy:
        yield employee.deputy
    yield from heads_of(employee)
    if employee.branch_id:
        in_branch = Department.objects.filter(branch=employee.branch_id, closed_at=None)
        yield from (part.head for part in in_branch.order_by("parent_id", "id") if part.head)
