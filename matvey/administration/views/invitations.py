"""The page an invited colleague opens from the letter."""

from __future__ import annotations

from allauth.account.utils import perform_login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from matvey.administration import actions
from matvey.administration.forms.passwords import NewPasswordForm
from matvey.administration.invitations import InvitationClosedError, invited


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Setting a password accepts the invitation and signs the person in."""
    at = timezone.now()
    try:
        employee = invited(token, at=at)
        form = NewPasswordForm(request.POST or None, employee=employee)
        if request.method == "POST" and form.is_valid():
            return _accept(request, token, form)
    except InvitationClosedError:
        return render(request, "administration/invitation_closed.html", status=410)
    status = 422 if form.errors else 200
    return render(
        request, "administration/invitation.html", {"form": form, "employee": employee}, status=status
    )


def _accept(request: HttpRequest, token: str, form: NewPasswordForm) -> HttpResponse:
    address = request.META.get("REMOTE_ADDR", "")
    employee = actions.accept_invitation(
        token, form.cleaned_data["password"], at=timezone.now(), address=address
    )
    return perform_login(request, employee, redirect_url="/")  # type: ignore[no-any-return]
