"""My profile: who I am here, how I sign in, whether I am away."""

from __future__ import annotations

from typing import Any

from allauth.usersessions.models import UserSession
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from matvey.administration import actions
from matvey.administration.forms.profile import ProfileForm
from matvey.administration.keys import keys_of, sessions_of
from matvey.administration.views.dialogs import Dialog, answer
from matvey.staff.http import StaffRequest


@require_safe
def profile(request: StaffRequest) -> HttpResponse:
    me = request.user
    context = {
        "nav": "",
        "me": me,
        "keys": keys_of(me),
        "sessions": sessions_of(me, request.session.session_key),
        "away": me.absences.in_force(request.at).select_related("deputy").first(),
        "planned": me.absences.filter(cancelled_at=None, starts_at__gt=request.at).order_by("starts_at"),
        "now": request.at,
    }
    return render(request, "administration/profile.html", context)


@require_http_methods(["GET", "POST"])
def profile_edit(request: StaffRequest) -> HttpResponse:
    me = request.user
    initial = {name: getattr(me, name) for name in ProfileForm.base_fields}
    form = ProfileForm(request.POST or None, initial=initial, employee=me)

    def change(data: Any) -> None:
        actions.change_profile(me, data, by=request.actor, at=request.at)

    return answer(request, form, Dialog(_("My profile"), reverse("profile")), change)


@require_POST
def session_end(request: StaffRequest, pk: int) -> HttpResponse:
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    actions.end_session(session, by=request.actor, at=request.at)
    return redirect("profile")
