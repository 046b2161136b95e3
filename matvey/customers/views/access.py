"""The match outside one's rights: with whom a customer is, asking for it, and answering."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from matvey.core.toasts import leave
from matvey.customers.actions.access_requests import TooManyLookUps, answer_request, ask_for_access, look_up
from matvey.customers.forms.access import AnswerForm, AskForm, LookUpForm, TypedForm
from matvey.customers.matches import Exactly, Match, visible_matches
from matvey.customers.models import AccessRequest, Customer
from matvey.customers.typed_twins import common, namesakes, typed_traits
from matvey.records.views.asked import go_to, is_partial
from matvey.records.views.forms import refuse
from matvey.staff.http import StaffRequest


@require_http_methods(["GET", "POST"])
def look_ups(request: StaffRequest) -> HttpResponse:
    """Who has this phone, e-mail or INN already; of others' customers only with whom they are."""
    form = LookUpForm(request.POST or None)
    context: dict[str, Any] = {"form": form, "asked": False, "nav": "customers"}
    if request.method == "POST" and form.is_valid():
        try:
            context["matches"] = look_up(form.cleaned_data["wanted"], by=request.actor, at=request.at)
            context["asked"] = True
        except ValidationError as refusal:
            refuse(form, refusal)
    return render(request, "customers/look_up.html", context, status=422 if form.errors else 200)


@require_POST
def known(request: StaffRequest) -> HttpResponse:
    """Who has already what is being typed into a form; `?besides=` names the customer whose form it is."""
    form = TypedForm(request.POST)
    form.is_valid()
    besides = request.GET.get("besides", "")
    wanted = form.wanted(int(besides) if besides.isascii() and besides.isdigit() else None)
    matches = _matches(request, wanted)
    typed = typed_traits(form.cleaned_data)
    shared = common(typed, [match.number for match in matches if match.customer])
    seen = {match.number for match in matches}
    similar = [] if besides else namesakes(typed, request.access, seen)
    context = {"matches": [(match, shared.get(match.number, [])) for match in matches], "similar": similar}
    return render(request, "customers/known.html", context)


def _matches(request: StaffRequest, wanted: Exactly) -> list[Match]:
    """Typing goes on where the day's share of others' customers is used up: nothing is said of them."""
    try:
        return look_up(wanted, by=request.actor, at=request.at)
    except TooManyLookUps:
        mine = visible_matches(wanted, request.access)
        return [Match(customer, customer.responsible, customer.pk) for customer in mine]


@require_http_methods(["GET", "POST"])
def access_question(request: StaffRequest, customer_pk: int) -> HttpResponse:
    """Why one needs the customer; within another form, the question stands in its own line of it."""
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _asked(request, customer_pk, form.cleaned_data["reason"])
    template = "customers/ask.html" if is_partial(request) else "records/form.html"
    context = {"form": form, "heading": _("Ask for access"), "leave": reverse("customer-look-up")}
    return render(request, template, context, status=422 if form.errors else 200)


def _asked(request: StaffRequest, customer_pk: int, reason: str) -> HttpResponse:
    try:
        asked = ask_for_access(customer_pk, reason, by=request.actor, at=request.at)
    except Customer.DoesNotExist as error:
        raise Http404 from error
    if request.htmx:
        return render(request, "customers/asked.html", {"asked": asked})
    leave(request, _("The request is sent. The answer will come as a notification."))
    return go_to(request, reverse("customer-look-up"))


@require_http_methods(["GET", "POST"])
def access_answer(request: StaffRequest, pk: int) -> HttpResponse:
    """For who may change the customer; for others there is no such request."""
    asked = get_object_or_404(AccessRequest.objects.select_related("asker", "customer"), pk=pk)
    if not request.access.may_write("customer", asked.customer):
        raise Http404
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            answered = answer_request(asked, **form.cleaned_data, by=request.actor, at=request.at)
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            return _answered(request, answered)
    template = "customers/refusal.html" if is_partial(request) else "records/form.html"
    context = {"form": form, "heading": f"{asked.asker} · {asked.customer}", "leave": "/"}
    return render(request, template, context, status=422 if form.errors else 200)


def _answered(request: StaffRequest, answered: AccessRequest) -> HttpResponse:
    if request.htmx:
        return render(request, "customers/answered.html", {"answered": answered})
    leave(request, _("The answer is sent."))
    return go_to(request, "/")
