"""Declaring a customer lost, and found again."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from matvey.customers.actions.losing import declare_found, declare_lost
from matvey.customers.forms.losses import LossForm
from matvey.customers.views.held import card, changeable
from matvey.records.views.dialogs import answer_form, done
from matvey.staff.http import StaffRequest


@require_http_methods(["GET", "POST"])
def loss(request: StaffRequest, pk: int) -> HttpResponse:
    customer = changeable(request, pk)
    today = timezone.localdate(request.at)

    def save(data: dict[str, Any]) -> None:
        declare_lost(customer, data["reason"], on=today, by=request.actor, at=request.at)

    return answer_form(request, LossForm(request.POST or None), _("Declare lost"), save, card(customer))


@require_POST
def coming_back(request: StaffRequest, pk: int) -> HttpResponse:
    """The customer is back, from today."""
    customer = changeable(request, pk)
    declare_found(customer, on=timezone.localdate(request.at), by=request.actor, at=request.at)
    return done(request, card(customer))
