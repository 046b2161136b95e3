"""What may be done to departments, which form a tree."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.administration.actions.changes import add_row, change_row, locked
from matvey.administration.models import Company
from matvey.staff.access import Actor
from matvey.staff.models import Branch, Department, Employee
from matvey.staff.rights import ADMINISTER


class DepartmentData(TypedDict, total=False):
    """A department without a branch serves the whole company."""

    name: str
    branch: Branch | None
    parent: Department | None
    head: Employee | None


@transaction.atomic
def add_department(data: DepartmentData, *, by: Actor, at: datetime) -> Department:
    by.access.demand(ADMINISTER)
    _check(data)
    return add_row(Department(**data), "department.added", by=by, at=at)


@transaction.atomic
def change_department(department: Department, data: DepartmentData, *, by: Actor, at: datetime) -> Department:
    """Raises `ValidationError` where the department would stand below itself.

    Under the company's lock, so that two moves at once do not close a circle together.
    """
    by.access.demand(ADMINISTER)
    Company.objects.locked()
    _check(data)
    if (parent := data.get("parent")) and department.pk in _upwards(parent):
        raise ValidationError({"parent": _("A department cannot be a part of itself.")})
    return change_row(department, {**data}, "department.changed", by=by, at=at)


@transaction.atomic
def close_department(department: Department, *, by: Actor, at: datetime) -> Department:
    """Raises `ValidationError` while somebody works in it or a department stands below it."""
    by.access.demand(ADMINISTER)
    department = locked(department)
    if people := department.employees.filter(dismissed_at=None).count():
        raise ValidationError(_("Move its people to another department first: %d work here.") % people)
    if department.children.filter(closed_at=None).exists():
        raise ValidationError(_("Close the departments below it first."))
    return change_row(department, {"closed_at": at}, "department.closed", by=by, at=at)


@transaction.atomic
def reopen_department(department: Department, *, by: Actor, at: datetime) -> Department:
    by.access.demand(ADMINISTER)
    return change_row(department, {"closed_at": None}, "department.reopened", by=by, at=at)


def copy_departments(source: Branch, target: Branch, *, by: Actor, at: datetime) -> None:
    """The tree of `source` in `target`, without heads: they are chosen when people are there."""
    by.access.demand(ADMINISTER)
    copies: dict[int, Department] = {}
    waiting = list(source.departments.filter(closed_at=None).order_by("id"))
    here = {department.pk for department in waiting}
    while waiting:
        department = waiting.pop(0)
        if department.parent_id in here and department.parent_id not in copies:
            waiting.append(department)
            continue
        parent = copies.get(department.parent_id or 0, department.parent)
        copied = Department(name=department.name, branch=target, parent=parent)
        copies[department.pk] = add_row(copied, "department.added", by=by, at=at)


def _check(data: DepartmentData) -> None:
    if (head := data.get("head")) and head.dismissed_at:
        raise ValidationError({"head": _("This person does not work here any more.")})
    if (branch := data.get("branch")) and branch.closed_at:
        raise ValidationError({"branch": _("This branch is closed.")})
    if (parent := data.get("parent")) and parent.closed_at:
        raise ValidationError({"parent": _("This department is closed.")})


def _upwards(department: Department) -> set[int]:
    """The department and all it is a part of, as they stand in the base."""
    parents = dict(Department.objects.values_list("id", "parent_id"))
    found: set[int] = set()
    current: int | None = department.pk
    while current is not None and current not in found:
        found.add(current)
        current = parents.get(current)
    return found
