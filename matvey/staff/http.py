"""The request of a signed-in employee: with their access, as an actor, at one moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django_htmx.middleware import HtmxDetails

from matvey.staff.access import Access, Actor, Door
from matvey.staff.admission import actor_of
from matvey.staff.models import Employee


class StaffRequest(HttpRequest):
    """What views of signed-in people receive; `at` is the one moment of the request."""

    user: Employee
    htmx: HtmxDetails
    access: Access
    actor: Actor
    at: datetime


class AccessMiddleware:
    """Gives each request its moment and, where somebody is signed in, their access."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.at = timezone.now()  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            request.user = get_user(request)  # the row itself, not Django's promise of it
            self._admit(request)  # type: ignore[arg-type]
        return self.get_response(request)

    def _admit(self, request: StaffRequest) -> None:
        address = request.META.get("REMOTE_ADDR", "")
        request.actor = actor_of(request.user, at=request.at, door=Door.PAGE, address=address)
        request.access = request.actor.access
