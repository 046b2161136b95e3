"""The form of a role with its matrix, copying, archiving."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from matvey.administration import actions
from matvey.administration.forms.roles import CopyForm, RoleForm
from matvey.administration.views.dialogs import Dialog, answer
from matvey.staff.http import StaffRequest
from matvey.staff.models import Role
from matvey.staff.rights import ADMINISTER

TEMPLATE = "administration/roles/form.html"


@require_http_methods(["GET", "POST"])
def role_create(request: StaffRequest) -> HttpResponse:
    request.access.demand(ADMINISTER)

    def add(data: Any) -> str:
        return _card(actions.add_role(data, by=request.actor, at=request.at))

    dialog = Dialog(_("New role"), reverse("role-list"), template=TEMPLATE)
    return answer(request, RoleForm(request.POST or None), dialog, add)


@require_http_methods(["GET", "POST"])
def role_update(request: StaffRequest, pk: int) -> HttpResponse:
    role = _role(request, pk)

    def change(data: Any) -> None:
        actions.change_role(role, data, by=request.actor, at=request.at)

    form = RoleForm(request.POST or None, initial=_initial(role))
    return answer(request, form, Dialog(role.name, _card(role), template=TEMPLATE), change)


@require_http_methods(["GET", "POST"])
def role_copy(request: StaffRequest, pk: int) -> HttpResponse:
    role = _role(request, pk)

    def copy(data: Any) -> str:
        return _card(actions.copy_role(role, data["name"], by=request.actor, at=request.at))

    heading = _("Copy of “%(name)s”") % {"name": role}
    return answer(request, CopyForm(request.POST or None), Dialog(heading, _card(role), _("Copy")), copy)


@require_http_methods(["GET", "POST"])
def role_archive(request: StaffRequest, pk: int) -> HttpResponse:
    role = _role(request, pk)

    def archive(data: Any) -> None:
        actions.archive_role(role, by=request.actor, at=request.at)

    more = {"intro": "administration/roles/archive.html"}
    dialog = Dialog(_("Archive “%(name)s”?") % {"name": role}, _card(role), _("Archive"), more=more)
    return answer(request, _empty(request), dialog, archive)


@require_http_methods(["GET", "POST"])
def role_restore(request: StaffRequest, pk: int) -> HttpResponse:
    role = _role(request, pk)

    def restore(data: Any) -> None:
        actions.restore_role(role, by=request.actor, at=request.at)

    dialog = Dialog(_("Give “%(name)s” again?") % {"name": role}, _card(role), _("Give it again"))
    return answer(request, _empty(request), dialog, restore)


def _role(request: StaffRequest, pk: int) -> Role:
    request.access.demand(ADMINISTER)
    return get_object_or_404(Role, pk=pk)


def _card(role: Role) -> str:
    return reverse("role-card", args=[role.pk])


def _empty(request: StaffRequest) -> forms.Form:
    return forms.Form(request.POST if request.method == "POST" else None)


def _initial(role: Role) -> dict[str, object]:
    scopes = {f"reading.{kind}": scope for kind, scope in role.reading.items()}
    scopes |= {f"writing.{kind}": scope for kind, scope in role.writing.items()}
    return {"name": role.name, "description": role.description, "rights": role.rights, **scopes}
