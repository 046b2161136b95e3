"""The first start: three short pages, of which only the last one writes anything."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final, cast

from allauth.account.utils import perform_login
from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_safe

from matvey.administration import actions
from matvey.administration.first_steps import first_steps
from matvey.administration.forms.start import AdministratorForm, BranchForm, CompanyForm
from matvey.staff.http import StaffRequest
from matvey.staff.models import Employee

SAID: Final = "first_start"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    return _ask(request, CompanyForm, "company", "start-branch")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def start_branch(request: HttpRequest) -> HttpResponse:
    if "company" not in _said(request):
        return redirect("start")
    return _ask(request, BranchForm, "branch", "start-administrator")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def start_administrator(request: HttpRequest) -> HttpResponse:
    said = _said(request)
    if "company" not in said or "branch" not in said:
        return redirect("start")
    form = AdministratorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _begin(request, form, timezone.now())
    return _page(request, form, "administrator")


@require_safe
def start_next(request: StaffRequest) -> HttpResponse:
    return render(request, "administration/start/next.html", {"steps": first_steps()})


def _ask(request: HttpRequest, form_class: type[forms.Form], step: str, further: str) -> HttpResponse:
    if Employee.objects.exists():
        return redirect("/")
    form = form_class(request.POST or None, initial=_said(request).get(step) or _guess(step))
    if request.method == "POST" and form.is_valid():
        request.session[SAID] = _said(request) | {step: form.cleaned_data}
        return redirect(further)
    return _page(request, form, step)


def _page(request: HttpRequest, form: forms.Form, step: str) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, f"administration/start/{step}.html", {"form": form, "step": step}, status=status)


def _begin(request: HttpRequest, form: AdministratorForm, at: datetime) -> HttpResponse:
    """Creates everything at once; whoever comes second finds the company started and signs in."""
    try:
        administrator = actions.start_company(
            _given(request, form.cleaned_data), at=at, address=request.META.get("REMOTE_ADDR", "")
        )
    except actions.AlreadyStartedError:
        return redirect("account_login")
    except ValidationError as error:
        form.add_error(None, ValidationError(error.messages))
        return _page(request, form, "administrator")
    request.session.pop(SAID, None)
    return perform_login(request, administrator, redirect_url=reverse("start-next"))  # type: ignore[no-any-return]


def _given(request: HttpRequest, person: dict[str, Any]) -> actions.FirstStart:
    company, branch = _said(request)["company"], _said(request)["branch"]
    language = translation.get_language() or "ru"
    return actions.FirstStart(
        company={"name": company["company"], "language": language},
        organization={"name": company["organization"] or company["company"], "inn": company["inn"]},
        branch=cast("actions.BranchData", branch),
        administrator={
            "given_name": person["given_name"],
            "surname": person["surname"],
            "email": person["email"],
            "language": language,
        },
        password=person["password"],
    )


def _said(request: HttpRequest) -> dict[str, dict[str, Any]]:
    said: dict[str, dict[str, Any]] = request.session.get(SAID, {})
    return said


def _guess(step: str) -> dict[str, Any]:
    return {"time_zone": timezone.get_default_timezone_name()} if step == "branch" else {}
