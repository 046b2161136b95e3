"""Links between customers, and suggestions that are not followed."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST

from matvey.customers.actions.linking import Tie, add_link, dismiss_suggestion, remove_link
from matvey.customers.forms.ties import LinkForm
from matvey.customers.models import CustomerLink
from matvey.customers.views.held import card, changeable, seen
from matvey.records.views.dialogs import answer_form, done
from matvey.staff.http import StaffRequest


@require_http_methods(["GET", "POST"])
def links(request: StaffRequest, pk: int) -> HttpResponse:
    """Ties the customer to another; `?other=` names one that was suggested."""
    customer = changeable(request, pk)
    initial = {"other": request.GET.get("other", "")}
    form = LinkForm(request.POST or None, initial=initial, access=request.access, customer=customer)

    def save(data: dict[str, Any]) -> None:
        ends = (customer.pk, int(data["other"]))
        a, b = reversed(ends) if data["reverse"] else ends
        add_link(Tie(a, b, data["type"]), by=request.actor, at=request.at, note=data["note"])

    return answer_form(request, form, pgettext("customers", "New link"), save, card(customer))


@require_POST
def link_removal(request: StaffRequest, pk: int, link_pk: int) -> HttpResponse:
    customer = changeable(request, pk)
    link = get_object_or_404(CustomerLink.objects.filter(Q(a=customer) | Q(b=customer)), pk=link_pk)
    remove_link(link, by=request.actor, at=request.at)
    return done(request, card(customer))


@require_POST
def suggestion_dismissal(request: StaffRequest, pk: int, other_pk: int) -> HttpResponse:
    customer = changeable(request, pk)
    dismiss_suggestion(customer.pk, seen(request, other_pk).pk, by=request.actor, at=request.at)
    return done(request, card(customer))
