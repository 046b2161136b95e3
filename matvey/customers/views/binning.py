"""A customer moved to the bin from its card."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from matvey.customers.actions.binning import bin_customer
from matvey.customers.views.held import card, changeable
from matvey.records.views.asked import go_to, is_partial
from matvey.staff.http import StaffRequest


@require_http_methods(["GET", "POST"])
def binning(request: StaffRequest, pk: int) -> HttpResponse:
    """Says what will happen; from the bin it comes back as it was."""
    customer = changeable(request, pk)
    if request.method == "POST":
        bin_customer(customer, by=request.actor, at=request.at)
        return go_to(request, "/customers/")
    heading = _("Move “%(name)s” to the bin?") % {"name": customer}
    context: dict[str, Any] = {"form": forms.Form(), "heading": heading, "leave": card(customer)}
    return render(request, "records/form.html" + ("#dialog" if is_partial(request) else ""), context)
