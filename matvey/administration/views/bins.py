"""The bin, a tab for each kind of record."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from matvey.administration import bin_kinds
from matvey.core import toasts
from matvey.records.views.asked import go_to
from matvey.staff.http import StaffRequest

PAGE = 50


@require_safe
def bin_page(request: StaffRequest, key: str = "") -> HttpResponse:
    kinds = bin_kinds.all_kinds()
    chosen = bin_kinds.find(key) if key else (kinds[0] if kinds else None)
    if key and chosen is None:
        raise Http404
    rows = chosen.rows(request.access).select_related("binned_by").order_by("-binned_at") if chosen else ()
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    ways = [(row, chosen.way_back(row) if chosen else None) for row in page]
    context = {
        "nav": "settings",
        "kinds": kinds,
        "chosen": chosen,
        "page": page,
        "rows": ways,
        "now": request.at,
    }
    return render(request, "administration/bin.html", context)


@require_POST
def restoration(request: StaffRequest, key: str, pk: int) -> HttpResponse:
    kind = bin_kinds.find(key)
    if kind is None or not kind.rows(request.access).filter(pk=pk).exists():
        raise Http404
    kind.restore([pk], by=request.actor, at=request.at)
    toasts.leave(request, _("Restored."))
    return go_to(request, reverse("bin-kind", args=[key]))
