"""Somebody leaves the company, or comes back to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.administration import handover
from matvey.administration.actions.absences import end_all_absences, replace_deputy
from matvey.administration.actions.changes import kind_of, locked
from matvey.administration.actions.invitations import send_invitation
from matvey.administration.actions.sessions import end_sessions
from matvey.administration.administrators import keeping_an_administrator
from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.journal.readable import readable
from matvey.staff.access import Actor
from matvey.staff.models import Employee
from matvey.staff.rights import ADMINISTER


@transaction.atomic
def dismiss_employee(
    employee: Employee, successors: Mapping[str, Employee], *, by: Actor, at: datetime
) -> dict[str, int]:
    """Close the access, end the sessions and hand over everything; returns how many of each kind went.

    `successors` names who takes each kind of `handover.held_by`. Raises `ValidationError` where
    somebody has left already, where nobody takes a kind that is there, or where nobody would be left
    who administers.
    """
    by.access.demand(ADMINISTER)
    with keeping_an_administrator():
        employee = locked(employee)
        if employee.dismissed_at:
            raise ValidationError(_("This person does not work here any more."))
        given = _hand_over(employee, successors, by=by, at=at)
        end_all_absences(employee, at)
        _close_access(employee, at)
        replace_deputy(employee, at)
    after = {"handed_over": _said(given)} if given else {}
    record(Fact("employee.dismissed", kind_of(employee), employee.pk, after=after), by=by, at=at)
    return given


@transaction.atomic
def reinstate_employee(employee: Employee, *, by: Actor, at: datetime) -> Employee:
    """They work here again and come in by a new invitation; what was handed over stays where it is."""
    by.access.demand(ADMINISTER)
    employee = locked(employee)
    if employee.dismissed_at is None:
        raise ValidationError(_("This person works here."))
    before = {"dismissed_at": readable(employee, "dismissed_at")}
    employee.dismissed_at, employee.invited_at = None, at
    employee.save(update_fields=["dismissed_at", "invited_at"])
    send_invitation(employee, by=by, at=at)
    record(Fact("employee.reinstated", kind_of(employee), employee.pk, before=before), by=by, at=at)
    return employee


@transaction.atomic
def withdraw_invitation(employee: Employee, *, by: Actor, at: datetime) -> Employee:
    """The link no longer opens; the person, who never came in, leaves the list of those who work here."""
    by.access.demand(ADMINISTER)
    employee = locked(employee)
    if employee.invited_at is None:
        raise ValidationError(_("This person has no open invitation."))
    _close_access(employee, at)
    record(Fact("employee.invitation_withdrawn", kind_of(employee), employee.pk), by=by, at=at)
    return employee


def _hand_over(
    employee: Employee, successors: Mapping[str, Employee], *, by: Actor, at: datetime
) -> dict[str, int]:
    given: dict[str, int] = {}
    for held in handover.held_by(employee):
        successor = successors.get(held.holding.key)
        if successor is None or successor == employee or successor.dismissed_at:
            message = _("Choose who takes over: %(what)s.") % {"what": held.holding.label}
            raise ValidationError({held.holding.key: message})
        succession = handover.Succession(employee, successor, by, at)
        given[held.holding.key] = held.holding.hand_over(succession)
    return given


def _said(given: Mapping[str, int]) -> list[str]:
    labels = {holding.key: holding.label for holding in handover.all_holdings()}
    return [f"{labels[key]}: {count}" for key, count in given.items()]


def _close_access(employee: Employee, at: datetime) -> None:
    employee.dismissed_at, employee.invited_at = at, None
    employee.set_unusable_password()
    employee.save(update_fields=["dismissed_at", "invited_at", "password"])
    EmailAddress.objects.filter(user=employee).delete()
    end_sessions(employee)
