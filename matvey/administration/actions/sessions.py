"""Ending sessions: of a person who leaves, and of a browser one forgot to sign out of."""

from __future__ import annotations

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.core.exceptions import PermissionDenied
from django.db import transaction

from matvey.administration.actions.changes import kind_of
from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.staff.access import Actor
from matvey.staff.models import Employee
from matvey.staff.rights import ADMINISTER


@transaction.atomic
def end_session(session: UserSession, *, by: Actor, at: datetime) -> None:
    """One's own, or as an administrator anybody's."""
    employee: Employee = session.user
    if by.employee_id != employee.pk and not by.access.may(ADMINISTER):
        raise PermissionDenied
    where = {"address": session.ip, "browser": session.user_agent[:200]}
    session.end()
    record(Fact("employee.session_ended", kind_of(employee), employee.pk, before=where), by=by, at=at)


def end_sessions(employee: Employee) -> None:
    """Part of a dismissal: nobody goes on working under that name anywhere."""
    for session in UserSession.objects.filter(user=employee):
        session.end()
