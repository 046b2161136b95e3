"""What may be done to the data of people who work here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypedDict

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.administration.actions.changes import add_row, change_row, locked
from matvey.administration.administrators import keeping_an_administrator
from matvey.core.emails import parse_email
from matvey.staff.access import Actor
from matvey.staff.models import Branch, Department, Employee, Role
from matvey.staff.rights import ADMINISTER

OWN_FIELDS = frozenset({"surname", "given_name", "patronymic", "phone", "language", "deputy"})


class EmployeeData(TypedDict, total=False):
    """A department with a branch gives its branch to a person for whom none is named."""

    email: str
    surname: str
    given_name: str
    patronymic: str
    position: str
    phone: str
    branch: Branch | None
    department: Department | None
    role: Role
    deputy: Employee | None
    language: str


class ProfileData(TypedDict, total=False):
    """What people change about themselves."""

    surname: str
    given_name: str
    patronymic: str
    phone: str
    language: str
    deputy: Employee | None


@transaction.atomic
def add_employee(data: EmployeeData, password: str, *, by: Actor, at: datetime) -> Employee:
    """A person with a password from the start: the first administrator, people of the example.

    Raises `ValidationError` by field, `password` among them where it is too weak.
    """
    by.access.demand(ADMINISTER)
    row = new_employee(data, at=at)
    try:
        validate_password(password, row)
    except ValidationError as error:
        raise ValidationError({"password": error}) from None
    row.set_password(password)
    return add_row(row, "employee.added", by=by, at=at)


@transaction.atomic
def change_employee(employee: Employee, data: EmployeeData, *, by: Actor, at: datetime) -> Employee:
    """A new role holds from the person's next click; a new e-mail address is the only one to sign in by.

    Raises `ValidationError` by field, and where nobody would be left who administers.
    """
    by.access.demand(ADMINISTER)
    with keeping_an_administrator():
        employee = locked(employee)
        checked = _checked(data, employee)
        if checked.get("email", employee.email) != employee.email:
            EmailAddress.objects.filter(user=employee).delete()
        verb = "employee.role_given" if set(checked) == {"role"} else "employee.changed"
        return change_row(employee, checked, verb, by=by, at=at)


@transaction.atomic
def give_role(employee: Employee, role: Role, *, by: Actor, at: datetime) -> Employee:
    return change_employee(employee, {"role": role}, by=by, at=at)


@transaction.atomic
def change_profile(employee: Employee, data: ProfileData, *, by: Actor, at: datetime) -> Employee:
    """What a person may change about themself, without any right."""
    if by.employee_id != employee.pk:
        by.access.demand(ADMINISTER)
    if foreign := set(data) - OWN_FIELDS:
        raise ValueError(f"not a person's own to change: {sorted(foreign)}")
    return change_row(employee, _checked(data, employee), "employee.profile_changed", by=by, at=at)


def new_employee(data: EmployeeData, *, at: datetime) -> Employee:
    """A row that is checked and not saved; for the actions that take a person in."""
    return Employee(**_checked(data, Employee()), joined_at=at)


def _checked(data: Mapping[str, Any], employee: Employee) -> dict[str, Any]:
    """The data as it is kept. Raises `ValidationError` by field."""
    checked = dict(data)
    wrong: dict[str, Any] = {}
    if "email" in checked:
        try:
            checked["email"] = parse_email(checked["email"])
        except ValidationError as error:
            wrong["email"] = error
    if (department := checked.get("department")) and checked.get("branch", employee.branch) is None:
        checked["branch"] = department.branch
    wrong |= {name: message for name, message in _closed(checked) if name not in wrong}
    if employee.pk and checked.get("deputy") == employee:
        wrong["deputy"] = _("Nobody stands in for themselves.")
    if wrong:
        raise ValidationError(wrong)
    return checked


def _closed(data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What nobody new may be put into."""
    asked = (
        ("branch", "closed_at", _("This branch is closed.")),
        ("department", "closed_at", _("This department is closed.")),
        ("role", "archived_at", _("This role is not given any more.")),
        ("deputy", "dismissed_at", _("This person does not work here any more.")),
    )
    return [(name, message) for name, ended, message in asked if getattr(data.get(name), ended, None)]
