"""Marking a colleague, or oneself, as away and back again."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from matvey.administration import actions
from matvey.administration.forms.absences import AbsenceForm
from matvey.administration.standing_in import may_mark_absent
from matvey.administration.views.dialogs import Dialog, answer
from matvey.core import toasts
from matvey.records.views.asked import go_to
from matvey.staff.http import StaffRequest
from matvey.staff.models import Absence, Employee


@require_http_methods(["GET", "POST"])
def absence(request: StaffRequest, pk: int) -> HttpResponse:
    employee = _reachable(request, pk)
    form = AbsenceForm(request.POST or None, employee=employee, at=request.at)
    heading = _("I am away") if employee == request.user else _("%(name)s is away") % {"name": employee}

    def mark(data: Any) -> None:
        marked = actions.mark_absent(employee, data, by=request.actor, at=request.at)
        toasts.leave(request, _said(marked))

    return answer(request, form, Dialog(heading, _page_of(request, employee)), mark)


@require_POST
def come_back(request: StaffRequest, pk: int) -> HttpResponse:
    employee = _reachable(request, pk)
    actions.come_back(employee, by=request.actor, at=request.at)
    return go_to(request, _page_of(request, employee))


@require_POST
def absence_cancel(request: StaffRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Absence.objects.select_related("employee"), pk=pk, cancelled_at=None)
    _demand(request, row.employee)
    actions.cancel_absence(row, by=request.actor, at=request.at)
    return go_to(request, _page_of(request, row.employee))


def _reachable(request: StaffRequest, pk: int) -> Employee:
    employee = get_object_or_404(Employee.objects.working(), pk=pk)
    _demand(request, employee)
    return employee


def _demand(request: StaffRequest, employee: Employee) -> None:
    if not may_mark_absent(employee, request.actor):
        raise PermissionDenied


def _page_of(request: StaffRequest, employee: Employee) -> str:
    return reverse("profile") if employee == request.user else reverse("employee-card", args=[employee.pk])


def _said(marked: Absence) -> str:
    if marked.deputy is None:
        return _("Nobody stands in: there is no head and no standing deputy.")
    return _("%(name)s stands in.") % {"name": marked.deputy}
