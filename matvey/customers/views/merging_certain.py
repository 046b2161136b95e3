"""Merging all certain pairs at once: what it will do, doing it, and taking it back."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from matvey.core import toasts
from matvey.customers.actions.merging_certain import (
    MERGE_CERTAIN,
    certain_pairs,
    order_merging_of_certain,
    order_separation,
)
from matvey.journal.models import Job
from matvey.records.views.asked import go_to
from matvey.staff.http import StaffRequest


@require_http_methods(["GET", "POST"])
def certain_merging(request: StaffRequest) -> HttpResponse:
    """Names how many customers become how many, and asks."""
    count = len(certain_pairs(request.access))
    if request.method == "POST" and count:
        order_merging_of_certain(by=request.actor, at=request.at)
        toasts.leave(
            request, _("The certain pairs are being merged; a notification will tell when it is done")
        )
        return go_to(request, reverse("duplicates"))
    text = ngettext(
        "%(n)d pair of customers will become one each. All that belongs to both is kept; it can be taken back.",
        "%(n)d pairs of customers will become one each. All that belongs to both is kept; it can be taken back.",
        count,
    )
    context = {"count": count, "text": text % {"n": count}, "nav": "customers"}
    return render(
        request, "customers/certain_merging.html", context, status=422 if request.method == "POST" else 200
    )


@require_POST
def certain_separation(request: StaffRequest, pk: int) -> HttpResponse:
    """Takes back what that order has merged; somebody else's does not exist for them."""
    jobs = Job.objects.filter(kind=MERGE_CERTAIN, created_by=request.user.pk)
    order_separation(get_object_or_404(jobs, pk=pk), by=request.actor, at=request.at)
    toasts.leave(request, _("The merges are being taken back; a notification will tell when it is done"))
    return go_to(request, reverse("duplicates"))
