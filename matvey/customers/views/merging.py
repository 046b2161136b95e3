"""Merging customers side by side, and separating them again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from matvey.core import toasts
from matvey.customers.actions.merging import MOST, demand_mergeable, merge_customers, unmerge
from matvey.customers.forms.finding import OtherForm
from matvey.customers.merge_fields import best_survivor, with_values
from matvey.customers.merge_proposals import gathered, proposals
from matvey.customers.merged import comparison_of
from matvey.customers.models import Customer, Merge
from matvey.customers.views.held import card, changeable
from matvey.records.views.asked import go_to, is_partial
from matvey.records.views.forms import refuse
from matvey.staff.http import StaffRequest

FIELD = "field-"


@require_http_methods(["GET", "POST"])
def merging(request: StaffRequest) -> HttpResponse:
    """The customers named by `ids` side by side; what is best of each field is chosen already."""
    customers = _asked(request)
    if not customers:
        return render(request, "customers/merging.html", {"nav": "customers", "most": MOST}, status=422)
    form = forms.Form(request.POST if request.method == "POST" else None)
    survivor = _survivor(request, customers)
    if request.method == "POST" and form.is_valid():
        others = [one.pk for one in customers if one.pk != survivor.pk]
        try:
            merge = merge_customers(survivor.pk, others, _choices(request), by=request.actor, at=request.at)
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            undo = reverse("merge-separation", args=[merge.pk])
            toasts.leave(request, _("Merged into one card."), undo_url=undo)
            return go_to(request, card(survivor))
    return _page(request, form, customers, survivor)


@require_http_methods(["GET", "POST"])
def merging_with(request: StaffRequest, pk: int) -> HttpResponse:
    """Whom this customer is to be merged with, found by what is remembered; leads to the comparison."""
    customer = changeable(request, pk)
    form = OtherForm(
        request.POST if request.method == "POST" else None, access=request.access, customer=customer
    )
    if request.method == "POST" and form.is_valid():
        return go_to(request, comparison_of([customer.pk, int(form.cleaned_data["other"])]))
    context = {"form": form, "heading": _("Merge with which customer?"), "leave": card(customer)}
    template = "customers/merging_with.html" + ("#dialog" if is_partial(request) else "")
    return render(request, template, context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def separation(request: StaffRequest, pk: int) -> HttpResponse:
    """Says what will happen; what came since the merge stays with the customer that was kept."""
    merge = _merge(request, pk)
    form = forms.Form(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            unmerge(merge, by=request.actor, at=request.at)
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            toasts.leave(request, _("Separated: each has a card of its own again."))
            return go_to(request, _after(merge))
    return _separation_page(request, merge, form)


def _asked(request: StaffRequest) -> list[Customer]:
    """404 where one of them may not be seen, 403 where one may not be changed."""
    named = request.GET.get("ids", "").split(",")
    ids = {int(pk) for pk in named if pk.isascii() and pk.isdigit()}
    if not 2 <= len(ids) <= MOST:
        return []
    seen = Customer.objects.visible_to(request.access).filter(pk__in=ids)
    customers = list(with_values(seen).order_by("pk"))
    if len(customers) < len(ids):
        raise Http404
    if not all(request.access.may_write("customer", one) for one in customers):
        raise PermissionDenied
    return customers


def _survivor(request: StaffRequest, customers: Sequence[Customer]) -> Customer:
    wanted = request.POST.get("survivor", "")
    return next((one for one in customers if str(one.pk) == wanted), best_survivor(customers))


def _choices(request: StaffRequest) -> dict[str, object]:
    return {key.removeprefix(FIELD): value for key, value in request.POST.items() if key.startswith(FIELD)}


def _page(
    request: StaffRequest, form: forms.Form, customers: Sequence[Customer], survivor: Customer
) -> HttpResponse:
    context: dict[str, Any] = {
        "nav": "customers",
        "form": form,
        "customers": customers,
        "count": len(customers),
        "survivor": survivor,
        "rows": proposals(customers, survivor, _choices(request)),
        "gathered": gathered(customers),
        "refusal": _refusal(form, customers, survivor),
        "now": request.at,
    }
    return render(request, "customers/merging.html", context, status=422 if form.errors else 200)


def _refusal(form: forms.Form, customers: Sequence[Customer], survivor: Customer) -> str:
    """Why these can't be merged, said before anybody chooses anything."""
    if form.errors:
        return " ".join(map(str, form.non_field_errors()))
    try:
        demand_mergeable(survivor, customers)
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""


def _merge(request: StaffRequest, pk: int) -> Merge:
    """404 unless all of them may be seen, 403 unless all may be changed."""
    merge: Merge = get_object_or_404(Merge.objects.with_parts().select_related("survivor"), pk=pk)
    customers = [merge.survivor, *(part.customer for part in merge.parts.all())]
    if not all(request.access.may_read("customer", one) for one in customers):
        raise Http404
    if not all(request.access.may_write("customer", one) for one in customers):
        raise PermissionDenied
    return merge


def _separation_page(request: StaffRequest, merge: Merge, form: forms.Form) -> HttpResponse:
    names = [part.customer.name for part in merge.parts.all()]
    context: dict[str, Any] = {
        "nav": "customers",
        "form": form,
        "merge": merge,
        "names": names,
        "heading": _("Separate the merged cards?"),
        "leave": _after(merge),
        "now": request.at,
    }
    template = "customers/separation.html" + ("#dialog" if is_partial(request) else "")
    return render(request, template, context, status=422 if form.errors else 200)


def _after(merge: Merge) -> str:
    """The card that was kept; the bin where it lies there."""
    return (
        card(merge.survivor) if merge.survivor.binned_at is None else reverse("bin-kind", args=["customer"])
    )
