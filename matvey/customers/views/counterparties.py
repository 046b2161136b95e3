"""Counterparties of a customer: who signs and pays."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from matvey.customers.actions import counterparties as actions
from matvey.customers.forms.around import CounterpartyForm
from matvey.customers.models import Counterparty
from matvey.customers.new import NewCounterparty
from matvey.customers.views.held import card, changeable, compared
from matvey.records.views.dialogs import answer_form, done
from matvey.staff.http import StaffRequest


@require_http_methods(["GET", "POST"])
def counterparties(request: StaffRequest, pk: int) -> HttpResponse:
    customer = changeable(request, pk)
    form = compared(CounterpartyForm(request.POST or None, initial={"name": customer.name}), customer)

    def save(data: dict[str, Any]) -> None:
        actions.add_counterparty(customer, NewCounterparty(**data), by=request.actor, at=request.at)

    return answer_form(request, form, _("New counterparty"), save, card(customer))


@require_http_methods(["GET", "POST"])
def counterparty(request: StaffRequest, pk: int, party_pk: int) -> HttpResponse:
    customer = changeable(request, pk)
    held = get_object_or_404(Counterparty.objects.kept().filter(customer=customer), pk=party_pk)
    form = CounterpartyForm(request.POST or None, initial=_initial(held))

    def save(data: dict[str, Any]) -> None:
        actions.change_counterparty(held, data, by=request.actor, at=request.at)

    return answer_form(request, form, held.name, save, card(customer))


@require_POST
def counterparty_binning(request: StaffRequest, pk: int, party_pk: int) -> HttpResponse:
    customer = changeable(request, pk)
    held = get_object_or_404(Counterparty.objects.kept().filter(customer=customer), pk=party_pk)
    actions.bin_counterparty(held, by=request.actor, at=request.at)
    return done(request, card(customer))


def _initial(party: Counterparty) -> dict[str, object]:
    shown = {"inn": party.shown_inn, "kpp": party.shown_kpp, "ogrn": party.shown_ogrn}
    own = CounterpartyForm.base_fields.keys() - shown.keys() - {"legal_form"}
    return {name: getattr(party, name) for name in own} | shown | {"legal_form": party.form}
