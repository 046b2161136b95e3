"""Addresses of a screen with a guard before them, or only some of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern

from matvey.staff.http import StaffRequest
from matvey.staff.rights import ADMINISTER

type View = Callable[..., HttpResponse]

LIST_PARTS = (
    "-list",
    "-filters",
    "-sums",
    "-total",
    "-columns",
    "-views",
    "-view-removal",
    "-export",
    "-bulk",
    "-bulk-undo",
)


def only_lists(patterns: Iterable[URLPattern]) -> list[URLPattern]:
    """Of a screen's addresses those of its list, without cards and forms."""
    return [pattern for pattern in patterns if (pattern.name or "").endswith(LIST_PARTS)]


def for_administrators(patterns: Iterable[URLPattern]) -> list[URLPattern]:
    """The same addresses, 403 for everybody else instead of an empty list."""
    return [
        URLPattern(pattern.pattern, _guarded(pattern.callback), pattern.default_args, pattern.name)
        for pattern in patterns
    ]


def _guarded(view: View) -> View:
    @wraps(view)
    def guarded(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.access.demand(ADMINISTER)
        return view(request, *args, **kwargs)

    return guarded
