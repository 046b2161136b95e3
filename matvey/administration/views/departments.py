"""The tree of departments, and the form of one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from matvey.administration import actions
from matvey.administration.forms.departments import DepartmentForm
from matvey.administration.tree import department_tree
from matvey.administration.views.dialogs import Dialog, answer
from matvey.staff.http import StaffRequest
from matvey.staff.models import Department
from matvey.staff.rights import ADMINISTER


@require_safe
def departments(request: StaffRequest) -> HttpResponse:
    request.access.demand(ADMINISTER)
    closed = Department.objects.exclude(closed_at=None)
    context = {"nav": "settings", "tree": department_tree(), "closed": list(closed)}
    return render(request, "administration/departments/tree.html", context)


@require_http_methods(["GET", "POST"])
def department_create(request: StaffRequest) -> HttpResponse:
    request.access.demand(ADMINISTER)

    def add(data: Any) -> None:
        actions.add_department(data, by=request.actor, at=request.at)

    form = DepartmentForm(request.POST or None, initial={"parent": request.GET.get("parent")})
    return answer(request, form, Dialog(_("New department"), reverse("departments")), add)


@require_http_methods(["GET", "POST"])
def department_update(request: StaffRequest, pk: int) -> HttpResponse:
    department = _department(request, pk)

    def change(data: Any) -> None:
        actions.change_department(department, data, by=request.actor, at=request.at)

    initial = {name: getattr(department, name) for name in DepartmentForm.base_fields}
    form = DepartmentForm(request.POST or None, initial=initial)
    return answer(request, form, Dialog(department.name, reverse("departments")), change)


@require_http_methods(["GET", "POST"])
def department_closing(request: StaffRequest, pk: int) -> HttpResponse:
    department = _department(request, pk)

    def close(data: Any) -> None:
        actions.close_department(department, by=request.actor, at=request.at)

    heading = _("Close “%(name)s”?") % {"name": department}
    return answer(
        request, _empty(request), Dialog(heading, reverse("departments"), _("Close"), danger=True), close
    )


@require_http_methods(["GET", "POST"])
def department_reopening(request: StaffRequest, pk: int) -> HttpResponse:
    department = _department(request, pk)

    def reopen(data: Any) -> None:
        actions.reopen_department(department, by=request.actor, at=request.at)

    heading = _("Open “%(name)s” again?") % {"name": department}
    return answer(request, _empty(request), Dialog(heading, reverse("departments"), _("Open again")), reopen)


def _department(request: StaffRequest, pk: int) -> Department:
    request.access.demand(ADMINISTER)
    return get_object_or_404(Department, pk=pk)


def _empty(request: StaffRequest) -> forms.Form:
    return forms.Form(request.POST if request.method == "POST" else None)
