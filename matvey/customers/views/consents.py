"""Consents of a customer, and their wish not to be called."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from matvey.customers.actions import consents as actions
from matvey.customers.actions.consents import NewConsent
from matvey.customers.forms.consents import ConsentForm, WithdrawalForm
from matvey.customers.models import CallRefusal, Consent
from matvey.customers.views.held import card, changeable, seen
from matvey.records.views.dialogs import answer_form, done
from matvey.staff.http import StaffRequest


@require_http_methods(["GET", "POST"])
def consents(request: StaffRequest, pk: int) -> HttpResponse:
    customer = changeable(request, pk)
    form = ConsentForm(request.POST or None, initial={"given_at": request.at}, customer=customer)

    def save(data: dict[str, Any]) -> None:
        actions.give_consent(customer, NewConsent(**data), by=request.actor, at=request.at)

    return answer_form(request, form, _("New consent"), save, card(customer))


@require_http_methods(["GET", "POST"])
def consent_withdrawal(request: StaffRequest, pk: int, consent_pk: int) -> HttpResponse:
    """Whoever sees the customer may enter it: the law lets nobody wait."""
    customer = seen(request, pk)
    held = get_object_or_404(Consent.objects.concerning(customer), pk=consent_pk)

    def save(data: dict[str, Any]) -> None:
        actions.withdraw_consent(held, customer, by=request.actor, at=request.at, note=data["note"])

    form = WithdrawalForm(request.POST or None)
    return answer_form(request, form, _("Withdraw the consent"), save, card(customer))


@require_POST
def call_refusals(request: StaffRequest, pk: int) -> HttpResponse:
    customer = seen(request, pk)
    actions.refuse_calls(customer, by=request.actor, at=request.at)
    return done(request, card(customer))


@require_POST
def call_permission(request: StaffRequest, pk: int, refusal_pk: int) -> HttpResponse:
    customer = changeable(request, pk)
    refusal = get_object_or_404(CallRefusal.objects.filter(customer=customer), pk=refusal_pk)
    actions.allow_calls(refusal, by=request.actor, at=request.at)
    return done(request, card(customer))
