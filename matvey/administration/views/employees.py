"""What is done to a colleague from their card: inviting again, dismissing, taking back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from matvey.administration import actions
from matvey.administration.forms.employees import DismissalForm
from matvey.administration.handover import all_holdings, held_by
from matvey.administration.views.dialogs import Dialog, answer
from matvey.core import toasts
from matvey.records.views.asked import go_to
from matvey.staff.http import StaffRequest
from matvey.staff.models import Employee
from matvey.staff.rights import ADMINISTER


@require_http_methods(["GET", "POST"])
def dismissal(request: StaffRequest, pk: int) -> HttpResponse:
    """One form: what is held and who takes it; then the access is closed."""
    request.access.demand(ADMINISTER)
    employee = get_object_or_404(Employee.objects.working(), pk=pk)
    form = DismissalForm(request.POST or None, employee=employee, held=held_by(employee))

    def dismiss(data: Any) -> None:
        given = actions.dismiss_employee(employee, data["successors"], by=request.actor, at=request.at)
        toasts.leave(request, _left(employee, given))

    heading = _("Dismiss %(name)s") % {"name": employee}
    dialog = Dialog(
        heading,
        _card(employee),
        _("Dismiss from the company"),
        danger=True,
        more={"intro": "administration/employees/dismissal.html", "employee": employee},
    )
    return answer(request, _no_data_is_an_answer(request, form), dialog, dismiss)


@require_http_methods(["GET", "POST"])
def reinstatement(request: StaffRequest, pk: int) -> HttpResponse:
    request.access.demand(ADMINISTER)
    employee = get_object_or_404(Employee.objects.exclude(dismissed_at=None), pk=pk)

    def reinstate(data: Any) -> None:
        actions.reinstate_employee(employee, by=request.actor, at=request.at)

    heading = _("%(name)s works here again") % {"name": employee}
    more = {"intro": "administration/employees/reinstatement.html"}
    dialog = Dialog(heading, _card(employee), _("Invite"), more=more)
    return answer(request, forms.Form(request.POST or None), dialog, reinstate)


@require_POST
def invitation_renewal(request: StaffRequest, pk: int) -> HttpResponse:
    request.access.demand(ADMINISTER)
    employee = get_object_or_404(Employee.objects.working(), pk=pk)
    try:
        actions.renew_invitation(employee, by=request.actor, at=request.at)
        toasts.leave(request, _("There is a new link; a letter with it is on its way."))
    except ValidationError as refusal:
        toasts.leave(request, " ".join(refusal.messages), bad=True)
    return go_to(request, _card(employee))


@require_POST
def invitation_withdrawal(request: StaffRequest, pk: int) -> HttpResponse:
    request.access.demand(ADMINISTER)
    employee = get_object_or_404(Employee.objects.working(), pk=pk)
    try:
        actions.withdraw_invitation(employee, by=request.actor, at=request.at)
    except ValidationError as refusal:
        toasts.leave(request, " ".join(refusal.messages), bad=True)
    return go_to(request, reverse("employee-list"))


def _left(employee: Employee, given: Mapping[str, int]) -> str:
    said = _("%(name)s does not work here any more.") % {"name": employee}
    if any(holding.gives_later(given.get(holding.key, 0)) for holding in all_holdings()):
        said += " " + _(
            "What they had is handed over in the background; a notification will tell when it is done."
        )
    return said


def _card(employee: Employee) -> str:
    return reverse("employee-card", args=[employee.pk])


def _no_data_is_an_answer(request: StaffRequest, form: DismissalForm) -> DismissalForm:
    """Where there is nothing to hand over, the form has no fields and still is sent."""
    form.is_bound = request.method == "POST"
    return form
