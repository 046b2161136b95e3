"""The sections of an employee's card."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from matvey.administration.invitations import GOOD_FOR, link_of
from matvey.administration.keys import keys_of
from matvey.journal.models import Event
from matvey.records.screens import Panel
from matvey.records.time_line import entry_of
from matvey.staff.http import StaffRequest
from matvey.staff.models import Employee
from matvey.staff.rights import ADMINISTER

HISTORY = 20


def _about(request: StaffRequest, person: Employee) -> dict[str, Any]:
    return {"administers": request.access.may(ADMINISTER)}


def _invitation(request: StaffRequest, person: Employee) -> dict[str, Any] | None:
    """The link to copy, for who invites: a letter may not arrive."""
    if person.invited_at is None or not request.access.may(ADMINISTER):
        return None
    until = person.invited_at + GOOD_FOR
    return {"link": link_of(person), "until": until, "over": until <= request.at}


def _absences(request: StaffRequest, person: Employee) -> dict[str, Any] | None:
    absences = person.absences.filter(cancelled_at=None).select_related("deputy").order_by("-starts_at")
    rows = list(absences[:5])
    return {"absences": rows, "now": request.at} if rows else None


def _headed(request: StaffRequest, person: Employee) -> dict[str, Any] | None:
    departments = list(person.headed_departments.filter(closed_at=None))
    return {"departments": departments} if departments else None


def _keys(request: StaffRequest, person: Employee) -> dict[str, Any] | None:
    return {"keys": keys_of(person)} if request.access.may(ADMINISTER) and person.is_active else None


def _history(request: StaffRequest, person: Employee) -> dict[str, Any] | None:
    if not request.access.may(ADMINISTER):
        return None
    events = Event.objects.of_subject("employee", person.pk).with_people()[:HISTORY]
    entries = [entry_of(event) for event in events]
    return {"entries": entries} if entries else None


PANELS = [
    Panel("invitation", _("Invitation"), "administration/employees/invitation.html", _invitation, 10, "main"),
    Panel("about", _("About"), "administration/employees/about.html", _about, 20),
    Panel("absences", _("Absences"), "administration/employees/absences.html", _absences, 30),
    Panel("headed", _("Heads"), "administration/employees/headed.html", _headed, 40),
    Panel("keys", _("Signing in"), "administration/employees/keys.html", _keys, 50),
    Panel("history", _("History"), "administration/employees/history.html", _history, 90, "main"),
]
