"""What may be done to the places we work from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.administration.actions.calendar import copy_working_week
from matvey.administration.actions.changes import add_row, change_row, locked
from matvey.administration.actions.departments import copy_departments
from matvey.staff.access import Actor
from matvey.staff.models import Branch, Employee, Organization
from matvey.staff.models.calendar import check_time_zone
from matvey.staff.rights import ADMINISTER


class BranchData(TypedDict, total=False):
    name: str
    organization: Organization
    city: str
    address: str
    phone: str
    time_zone: str


@transaction.atomic
def open_branch(
    data: BranchData,
    *,
    like: Branch | None = None,
    people: Sequence[Employee] = (),
    by: Actor,
    at: datetime,
) -> Branch:
    """A branch, with the departments and the working hours of the one it is like, and people who move to it.

    Those people leave the department of their old branch; roles, rules and rights are the company's
    and hold in the new branch at once.
    """
    by.access.demand(ADMINISTER)
    _check(data)
    branch = add_row(Branch(**data, opened_at=at), "branch.opened", by=by, at=at)
    if like is not None:
        copy_departments(like, branch, by=by, at=at)
        copy_working_week(like, branch, by=by, at=at)
    for person in people:
        change_row(person, {"branch": branch, "department": None}, "employee.moved", by=by, at=at)
    return branch


@transaction.atomic
def change_branch(branch: Branch, data: BranchData, *, by: Actor, at: datetime) -> Branch:
    by.access.demand(ADMINISTER)
    _check(data)
    return change_row(branch, {**data}, "branch.changed", by=by, at=at)


@transaction.atomic
def close_branch(branch: Branch, *, by: Actor, at: datetime) -> Branch:
    """Its departments close with it. Raises `ValidationError` while somebody works there."""
    by.access.demand(ADMINISTER)
    branch = locked(branch)
    if people := branch.employees.filter(dismissed_at=None).count():
        raise ValidationError(_("Move its people to another branch first: %d work here.") % people)
    for department in branch.departments.filter(closed_at=None):
        change_row(department, {"closed_at": at}, "department.closed", by=by, at=at)
    return change_row(branch, {"closed_at": at}, "branch.closed", by=by, at=at)


@transaction.atomic
def reopen_branch(branch: Branch, *, by: Actor, at: datetime) -> Branch:
    by.access.demand(ADMINISTER)
    return change_row(branch, {"closed_at": None}, "branch.reopened", by=by, at=at)


def _check(data: BranchData) -> None:
    if "time_zone" in data:
        try:
            check_time_zone(data["time_zone"])
        except ValidationError as error:
            raise ValidationError({"time_zone": error}) from None
    if "organization" in data and data["organization"].closed_at:
        raise ValidationError({"organization": _("This organization is closed.")})
