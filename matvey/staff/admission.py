"""Looks up what an employee may see and do at a moment."""

from __future__ import annotations

from datetime import datetime

from matvey.staff.access import Access, Actor, Door
from matvey.staff.departments import departments_of
from matvey.staff.deputies import stood_in_for
from matvey.staff.models import Employee


def access_of(employee: Employee, *, at: datetime) -> Access:
    role = employee.role
    return Access(
        employee_id=employee.pk,
        branch_id=employee.branch_id,
        department_ids=departments_of(employee),
        reading={kind: role.reads(kind) for kind in role.reading},
        writing={kind: role.writes(kind) for kind in role.writing},
        rights=frozenset(role.rights),
        standing_in_for=stood_in_for(employee.pk, at=at),
    )


def actor_of(employee: Employee, *, at: datetime, door: Door = Door.PAGE, address: str = "") -> Actor:
    return Actor(access_of(employee, at=at), door, employee.pk, address=address)
