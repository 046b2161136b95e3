"""Whose birthday it is: today, this week, this month, by branch."""

from __future__ import annotations

from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from matvey.customers.birthdays import MOST, SPANS, Span, birthdays
from matvey.staff.http import StaffRequest
from matvey.staff.models import Branch

LABELS: dict[Span, object] = {
    "today": _("Today"),
    "week": _("A week"),
    "month": _("A month"),
}


@require_GET
def birthday_list(request: StaffRequest) -> HttpResponse:
    """What the address does not understand it leaves out."""
    today = timezone.localdate(request.at)
    span: Span = next((span for span in SPANS if span == request.GET.get("span")), "week")
    branches = list(Branch.objects.open())
    branch = next((b for b in branches if str(b.pk) == request.GET.get("branch")), None)
    found = birthdays(request.access, span, on=today, branch=branch, most=MOST + 1)
    shown = found[:MOST]
    context = {
        "days": [(day, list(group)) for day, group in groupby(shown, key=lambda one: one.on)],
        "found": f"{MOST}+" if len(found) > MOST else len(found),
        "more": len(found) > MOST,
        "most": MOST,
        "spans": [(key, LABELS[key]) for key in SPANS],
        "span": span,
        "branches": branches,
        "branch": branch,
        "now": request.at,
        "nav": "birthdays",
    }
    return render(request, "customers/birthdays.html", context)
