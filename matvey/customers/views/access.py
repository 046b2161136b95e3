"""The match outside one's rights: with whom a customer is, asking for it, and answering."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from matvey.customers.actions.access_requests import answer_request, ask_for_access, look_up
from matvey.customers.forms.access import AnswerForm, AskForm, LookUpForm
from matvey.customers.matches import Exactly, visible_matches
from matvey.customers.models import AccessRequest, Customer
from matvey.records.views.dialogs import answer_form
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
    """Whom one may see that has what is being typed into a new customer's form; reveals nobody else."""
    typed = {name: request.POST.get(name, "")[:254] for name in ("phone", "email", "inn")}
    found: list[Customer] = visible_matches(Exactly.read(**typed), request.access)
    return render(request, "customers/known.html", {"known": found})


@require_http_methods(["GET", "POST"])
def access_question(request: StaffRequest, customer_pk: int) -> HttpResponse:
    def save(data: dict[str, Any]) -> None:
        try:
            ask_for_access(customer_pk, data["reason"], by=request.actor, at=request.at)
        except Customer.DoesNotExist as error:
            raise Http404 from error

    form = AskForm(request.POST or None)
    return answer_form(request, form, _("Ask for access"), save, "/customers/look-up/")


@require_http_methods(["GET", "POST"])
def access_answer(request: StaffRequest, pk: int) -> HttpResponse:
    """For who may change the customer; for others there is no such request."""
    mine = Customer.objects.writable_by(request.access)
    asked = get_object_or_404(AccessRequest.objects.filter(customer__in=mine), pk=pk)

    def save(data: dict[str, Any]) -> None:
        answer_request(asked, granted=data["granted"], by=request.actor, at=request.at, note=data["note"])

    title = f"{asked.asker} · {asked.customer}"
    return answer_form(request, AnswerForm(request.POST or None), title, save, "/")
