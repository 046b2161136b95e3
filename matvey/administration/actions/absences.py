"""Who is away and who stands in: set by the person, a head above them, or an administrator."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from matvey.administration.actions.changes import add_row, change_row, kind_of, locked
from matvey.administration.standing_in import can_stand_in, may_mark_absent, usual_deputy
from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.staff.access import Actor
from matvey.staff.models import Absence, Employee


class AbsenceData(TypedDict, total=False):
    """Without a start it begins now, without an end it lasts until the person is back.

    Without a deputy `usual_deputy` stands in.
    """

    reason: str
    starts_at: datetime | None
    ends_at: datetime | None
    deputy: Employee | None


@transaction.atomic
def mark_absent(employee: Employee, data: AbsenceData, *, by: Actor, at: datetime) -> Absence:
    """Said a second time for the same reason while it lasts, it corrects the first: end and deputy.

    For another reason it stands beside the first, and from its start its own deputy counts. Raises
    `PermissionDenied` for a stranger and `ValidationError` by field.
    """
    employee = _demand(locked(employee), by)
    reason = data.get("reason") or Absence.Reason.OTHER
    starts_at, ends_at = data.get("starts_at") or at, data.get("ends_at")
    deputy = _deputy(employee, data.get("deputy"), starts_at)
    _check(employee, starts_at, ends_at, at)
    now = Absence.objects.in_force(starts_at).filter(employee=employee, reason=reason).first()
    if now is not None:
        changed = {"ends_at": ends_at, "deputy": deputy if data.get("deputy") else now.deputy or deputy}
        return change_row(now, changed, "absence.changed", by=by, at=at)
    row = Absence(
        employee=employee,
        reason=reason,
        starts_at=starts_at,
        ends_at=ends_at,
        deputy=deputy,
        entered_by_id=by.employee_id or employee.pk,
        entered_at=at,
    )
    return add_row(row, "absence.marked", by=by, at=at)


@transaction.atomic
def come_back(employee: Employee, *, by: Actor, at: datetime) -> int:
    """Ends whatever keeps the person away now; returns how many absences that were."""
    ended = _end_running(_demand(locked(employee), by), at)
    if ended:
        record(Fact("employee.came_back", kind_of(employee), employee.pk), by=by, at=at)
    return ended


@transaction.atomic
def cancel_absence(absence: Absence, *, by: Actor, at: datetime) -> Absence:
    """For one that is still to come. Raises `ValidationError` for one that has begun."""
    absence = locked(absence)
    _demand(absence.employee, by)
    if absence.starts_at <= at:
        raise ValidationError(_("It has begun already: end it instead."))
    return change_row(absence, {"cancelled_at": at}, "absence.cancelled", by=by, at=at)


def end_all_absences(employee: Employee, at: datetime) -> None:
    """Part of a dismissal: a person who has left is not away."""
    Absence.objects.filter(employee=employee, starts_at__gte=at).update(cancelled_at=at)
    _end_running(employee, at)


def replace_deputy(leaver: Employee, at: datetime) -> None:
    """Part of a dismissal: whoever is away, or will be, gets the usual deputy in their place."""
    not_over = Absence.objects.filter(deputy=leaver, cancelled_at=None).filter(
        Q(ends_at=None) | Q(ends_at__gt=at)
    )
    for absence in not_over.select_related("employee"):
        absence.deputy = usual_deputy(absence.employee, at=max(at, absence.starts_at))
        absence.save(update_fields=["deputy"])


def _end_running(employee: Employee, at: datetime) -> int:
    running = Absence.objects.in_force(at).filter(employee=employee)
    begun_now = running.filter(starts_at=at).update(cancelled_at=at)
    return begun_now + running.filter(starts_at__lt=at).update(ends_at=at)


def _demand(employee: Employee, by: Actor) -> Employee:
    if not may_mark_absent(employee, by):
        raise PermissionDenied
    return employee


def _deputy(employee: Employee, chosen: Employee | None, starts_at: datetime) -> Employee | None:
    if chosen is None:
        return usual_deputy(employee, at=starts_at)
    if chosen == employee:
        raise ValidationError({"deputy": _("Nobody stands in for themselves.")})
    if not can_stand_in(chosen, employee, at=starts_at):
        raise ValidationError({"deputy": _("This person is away then too, or does not work here.")})
    return chosen


def _check(employee: Employee, starts_at: datetime, ends_at: datetime | None, at: datetime) -> None:
    if employee.dismissed_at:
        raise ValidationError(_("This person does not work here any more."))
    if ends_at is not None and ends_at <= max(starts_at, at):
        raise ValidationError({"ends_at": _("The end must be later than the start and than now.")})
