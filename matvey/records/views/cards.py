"""The card of one record: who or what it is, its facts, panels and time line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from matvey.records.models import Comment
from matvey.records.screens import Button, Screen, Text
from matvey.records.subjects import Subject
from matvey.records.time_line import time_line_of
from matvey.records.views.asked import is_partial
from matvey.staff import kinds
from matvey.staff.http import StaffRequest


@dataclass(frozen=True)
class Drawn:
    """A panel or a fact, ready to be put on the card."""

    key: str
    label: Text
    html: SafeString


@require_GET
def record_card(request: StaffRequest, screen: Screen[Any], pk: int) -> HttpResponse:
    try:
        record = _record(request, screen, pk)
    except Http404:
        if address := screen.moved(request.access, pk):
            return redirect(address)
        raise
    context: dict[str, Any] = {
        "screen": screen,
        "nav": screen.nav,
        "record": record,
        "now": request.at,
        "may_change": screen.change is not None and screen.may_change(request, record),
        "time_line": time_line_of(request, screen, record),
    }
    if screen.has_comments:
        subject = Subject(kinds.get(screen.kind), record)
        context |= {"subject": subject, "comments": Comment.objects.about(screen.kind, pk)}
    if is_partial(request) and "before" in request.GET:
        return render(request, "records/time_line.html#events", context)
    return render(request, screen.card_template, context | _surroundings(request, screen, record))


@require_GET
def record_panel(request: StaffRequest, screen: Screen[Any], pk: int, key: str) -> HttpResponse:
    """One panel again, after something in it has changed."""
    record = _record(request, screen, pk)
    panel = next((panel for panel in screen.panels if panel.key == key), None)
    context = panel.context(request, record) if panel else None
    if panel is None or context is None:
        return HttpResponse(status=404)
    return render(request, panel.template, {"record": record, "screen": screen, "panel": panel, **context})


def _record(request: StaffRequest, screen: Screen[Any], pk: int) -> Any:
    return get_object_or_404(screen.load_card(screen.visible(request.access)), pk=pk)


def _surroundings(request: StaffRequest, screen: Screen[Any], record: Any) -> dict[str, Any]:
    buttons = [(button, button.url(record)) for button in screen.buttons if button.allowed(request, record)]
    return {
        "side_panels": _panels(request, screen, record, "side"),
        "main_panels": _panels(request, screen, record, "main"),
        "facts": [
            Drawn(
                fact.key, fact.label, render_to_string(fact.template, fact.context(request, record), request)
            )
            for fact in screen.facts
        ],
        "buttons": [pair for pair in buttons if not _in_menu(pair[0])],
        "menu": [pair for pair in buttons if _in_menu(pair[0])],
        "subtitle": screen.subtitle(record),
        "title": str(record),
    }


def _panels(request: StaffRequest, screen: Screen[Any], record: Any, place: str) -> list[Drawn]:
    drawn = []
    for panel in screen.panels:
        context = panel.context(request, record) if panel.place == place else None
        if context is not None:
            given = {"record": record, "screen": screen, "panel": panel, **context}
            drawn.append(Drawn(panel.key, panel.title, render_to_string(panel.template, given, request)))
    return drawn


def _in_menu(button: Button) -> bool:
    return button.menu
