"""Opening a branch in one form, and closing one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from matvey.administration import actions
from matvey.administration.forms.branches import OpeningForm
from matvey.administration.views.dialogs import Dialog, answer
from matvey.staff.http import StaffRequest
from matvey.staff.models import Branch, Organization
from matvey.staff.rights import ADMINISTER


@require_http_methods(["GET", "POST"])
def branch_create(request: StaffRequest) -> HttpResponse:
    request.access.demand(ADMINISTER)

    def open_branch(data: Any) -> str:
        branch = actions.open_branch(
            data["branch"], like=data["like"], people=data["people"], by=request.actor, at=request.at
        )
        return _card(branch)

    form = OpeningForm(request.POST or None, initial=_usual())
    return answer(request, form, Dialog(_("New branch"), reverse("branch-list"), _("Open")), open_branch)


@require_http_methods(["GET", "POST"])
def branch_closing(request: StaffRequest, pk: int) -> HttpResponse:
    branch = _branch(request, pk)

    def close(data: Any) -> None:
        actions.close_branch(branch, by=request.actor, at=request.at)

    more = {"intro": "administration/branches/closing.html"}
    heading = _("Close “%(name)s”?") % {"name": branch}
    dialog = Dialog(heading, _card(branch), _("Close"), danger=True, more=more)
    return answer(request, _empty(request), dialog, close)


@require_http_methods(["GET", "POST"])
def branch_reopening(request: StaffRequest, pk: int) -> HttpResponse:
    branch = _branch(request, pk)

    def reopen(data: Any) -> None:
        actions.reopen_branch(branch, by=request.actor, at=request.at)

    dialog = Dialog(_("Open “%(name)s” again?") % {"name": branch}, _card(branch), _("Open again"))
    return answer(request, _empty(request), dialog, reopen)


def _branch(request: StaffRequest, pk: int) -> Branch:
    request.access.demand(ADMINISTER)
    return get_object_or_404(Branch, pk=pk)


def _card(branch: Branch) -> str:
    return reverse("branch-card", args=[branch.pk])


def _empty(request: StaffRequest) -> forms.Form:
    return forms.Form(request.POST if request.method == "POST" else None)


def _usual() -> dict[str, object]:
    """What most second branches share with the first one."""
    first = Branch.objects.open().order_by("opened_at", "id").first()
    if first is None:
        return {
            "time_zone": timezone.get_default_timezone_name(),
            "organization": Organization.objects.open().first(),
        }
    return {"time_zone": first.time_zone, "organization": first.organization_id, "like": first.pk}
