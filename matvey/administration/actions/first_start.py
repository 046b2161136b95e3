"""The first start: a company, its first branch and its first administrator, all or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from matvey.administration.actions.branches import BranchData, open_branch
from matvey.administration.actions.company import CompanyData, change_company
from matvey.administration.actions.employees import EmployeeData, add_employee
from matvey.administration.actions.organizations import OrganizationData, add_organization
from matvey.administration.actions.roles import add_ready_roles
from matvey.administration.models import Company
from matvey.administration.ready_roles import DIRECTOR
from matvey.staff.access import Actor, Door
from matvey.staff.models import Employee


class AlreadyStartedError(Exception):
    """Somebody works here already; who comes in from now on is invited."""


@dataclass(frozen=True)
class FirstStart:
    """What is asked at a first start; the branch belongs to the organization."""

    company: CompanyData
    organization: OrganizationData
    branch: BranchData
    administrator: EmployeeData
    password: str


@transaction.atomic
def start_company(given: FirstStart, *, at: datetime, address: str = "") -> Employee:
    """Returns the first administrator, who has the role of the director.

    Of two who start at once one wins: the other waits and gets `AlreadyStartedError`. Raises
    `ValidationError` by field, and then the base stays empty.
    """
    Company.objects.locked()
    if Employee.objects.exists():
        raise AlreadyStartedError
    by = Actor(Actor.program().access, Door.PAGE, address=address)
    change_company(given.company, by=by, at=at)
    organization = add_organization(given.organization, by=by, at=at)
    branch = open_branch({**given.branch, "organization": organization}, by=by, at=at)
    role = add_ready_roles(by=by, at=at)[DIRECTOR]
    person: EmployeeData = {**given.administrator, "branch": branch, "role": role}
    return add_employee(person, given.password, by=by, at=at)


@transaction.atomic
def create_administrator(data: EmployeeData, password: str, *, at: datetime) -> Employee:
    """For `matvey create-admin`: another administrator, or the first one of an empty base.

    On an empty base the company and its branches are filled in later, on the settings pages.
    """
    by = Actor.program(Door.COMMAND)
    Company.objects.locked()
    role = add_ready_roles(by=by, at=at)[DIRECTOR]
    return add_employee({**data, "role": role}, password, by=by, at=at)
