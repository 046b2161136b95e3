"""Saved views: keep the list as it stands under a name, and remove it again."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_POST

from matvey.records.actions import layouts
from matvey.records.forms import SavedViewForm
from matvey.records.models import SavedView
from matvey.records.rights import SHARE_VIEWS
from matvey.records.screens import Screen
from matvey.records.views.asked import address_of, go_to
from matvey.staff.http import StaffRequest


@require_http_methods(["GET", "POST"])
def record_views(request: StaffRequest, screen: Screen[Any]) -> HttpResponse:
    """The dialog that keeps the list as it stands."""
    initial = {"query": request.META.get("QUERY_STRING", "")}
    form = SavedViewForm(request.POST if request.method == "POST" else None, initial=initial)
    if not request.access.may(SHARE_VIEWS):
        del form.fields["shared"]
    if request.method == "POST" and form.is_valid():
        view = layouts.save_view(_view(request, screen, form.cleaned_data), by=request.actor, at=request.at)
        return go_to(request, f"{address_of(screen, 'list')}?view=saved-{view.pk}&{view.query}")
    status = 422 if form.errors else 200
    return render(request, "records/save_view.html", {"screen": screen, "form": form}, status=status)


@require_POST
def record_view_removal(request: StaffRequest, screen: Screen[Any], pk: int) -> HttpResponse:
    view = get_object_or_404(SavedView.objects.visible_to(request.access).of_screen(screen.name), pk=pk)
    layouts.remove_view(view, by=request.actor)
    return go_to(request, address_of(screen, "list"))


def _view(request: StaffRequest, screen: Screen[Any], data: dict[str, Any]) -> SavedView:
    query = data["query"].removeprefix("?")
    asked = parse_qs(query)
    columns = asked.get("columns", [""])[0]
    kept = "&".join(
        part for part in query.split("&") if part.split("=")[0] not in ("page", "view", "columns")
    )
    return SavedView(
        screen=screen.name,
        name=data["name"],
        owner=request.user,
        shared=data.get("shared", False),
        query=kept,
        columns=columns.split(",") if columns else [],
    )
