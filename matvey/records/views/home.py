"""My day, the palette's answers, and the list of notifications."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_GET

from matvey.records import my_day, palette
from matvey.records.searching import find_anything
from matvey.staff.http import StaffRequest


@require_GET
def day(request: StaffRequest) -> HttpResponse:
    drawn = []
    for section in my_day.sections():
        context = section.context(request)
        if context is not None:
            html = render_to_string(section.template, {"section": section, **context}, request)
            drawn.append((section, html))
    return render(
        request, "records/my_day.html", {"sections": drawn, "today": timezone.localdate(request.at)}
    )


@require_GET
def search(request: StaffRequest) -> HttpResponse:
    """Records first, then what can be done, for the palette; opened by its address, a page of its own."""
    words = request.GET.get("q", "").strip()[:200]
    context = {
        "found": find_anything(words, request.access) if words else [],
        "actions": palette.matching(request, words),
        "words": words,
    }
    return render(request, "records/palette.html" if request.htmx else "records/found.html", context)
