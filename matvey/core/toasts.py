"""Short messages at the bottom of the page, with a way back where there is one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django_htmx.http import trigger_client_event


def show(response: HttpResponse, text: str, *, undo_url: str = "", bad: bool = False) -> HttpResponse:
    """Say it on the page that asked by htmx; `undo_url` is posted to when the reader takes it back."""
    detail: dict[str, Any] = {"text": text, "tone": "bad" if bad else ""}
    if undo_url:
        detail["undo"] = {"url": undo_url}
    return trigger_client_event(response, "toast", detail)


def leave(request: HttpRequest, text: str, *, undo_url: str = "", bad: bool = False) -> None:
    """Say it on the next page the reader sees."""
    messages.add_message(request, messages.ERROR if bad else messages.SUCCESS, text, extra_tags=undo_url)
