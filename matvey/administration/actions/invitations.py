"""Inviting a person to the program, and accepting the invitation."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from matvey.administration.actions.changes import kind_of, locked
from matvey.administration.actions.employees import EmployeeData, new_employee
from matvey.administration.invitations import InvitationClosedError, invited, is_open, link_of
from matvey.administration.letters import order_letter, written
from matvey.administration.models import Company
from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.staff.access import Actor, Door
from matvey.staff.admission import actor_of
from matvey.staff.models import Employee
from matvey.staff.rights import ADMINISTER


@transaction.atomic
def invite_employee(data: EmployeeData, *, by: Actor, at: datetime) -> Employee:
    """A colleague who gets a letter with a link and sets a password by it."""
    by.access.demand(ADMINISTER)
    row = new_employee(data, at=at)
    row.invited_at = at
    row.set_unusable_password()
    row.full_clean()
    row.save(force_insert=True)
    send_invitation(row, by=by, at=at)
    return _recorded(row, "employee.invited", by=by, at=at)


@transaction.atomic
def renew_invitation(employee: Employee, *, by: Actor, at: datetime) -> Employee:
    """A new link; the old one no longer opens. Raises `ValidationError` for who has accepted already."""
    by.access.demand(ADMINISTER)
    employee = locked(employee)
    if employee.invited_at is None or employee.dismissed_at is not None:
        raise ValidationError(_("This person has no open invitation."))
    employee.invited_at = at
    employee.save(update_fields=["invited_at"])
    send_invitation(employee, by=by, at=at)
    return _recorded(employee, "employee.invitation_renewed", by=by, at=at)


@transaction.atomic
def accept_invitation(token: str, password: str, *, at: datetime, address: str = "") -> Employee:
    """The person sets their password; the link has done its work.

    Raises `InvitationClosedError` where the link is used, too old or withdrawn, also when two accept it
    at once, and `ValidationError` for a password that is too weak.
    """
    employee = locked(invited(token, at=at))
    if not is_open(employee, token, at=at):
        raise InvitationClosedError
    validate_password(password, employee)
    employee.set_password(password)
    employee.invited_at = None
    employee.save(update_fields=["password", "invited_at"])
    by = actor_of(employee, at=at, door=Door.PAGE, address=address)
    return _recorded(employee, "employee.invitation_accepted", by=by, at=at)


def send_invitation(employee: Employee, *, by: Actor, at: datetime) -> None:
    """The letter with the link, in the language of whoever gets it."""
    inviter = Employee.objects.filter(pk=by.employee_id or 0).first()
    company = Company.objects.current().name
    with translation.override(employee.language):
        facts = {"person": employee, "by": inviter or company, "company": company, "link": link_of(employee)}
        order_letter(written(employee.email, "invitation", facts), at=at)


def _recorded(employee: Employee, verb: str, *, by: Actor, at: datetime) -> Employee:
    after = {"name": employee.full_name, "email": employee.email, "role": str(employee.role)}
    record(Fact(verb, kind_of(employee), employee.pk, after=after), by=by, at=at)
    return employee
