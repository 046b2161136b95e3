"""Notes in the journal who came in and whose keys changed; allauth says so by its signals only."""

from __future__ import annotations

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set, user_logged_in
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from matvey.administration.actions.changes import kind_of
from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.staff.admission import actor_of
from matvey.staff.models import Employee


@receiver(user_logged_in)
def note_sign_in(request: HttpRequest, user: Employee, **rest: Any) -> None:
    browser = request.headers.get("User-Agent", "")[:200]
    _note("employee.signed_in", request, user, {"browser": browser})


@receiver([password_changed, password_set, password_reset])
def note_password(request: HttpRequest, user: Employee, **rest: Any) -> None:
    _note("employee.password_changed", request, user, {})


@receiver(authenticator_added)
def note_factor_added(request: HttpRequest, user: Employee, authenticator: Any, **rest: Any) -> None:
    _note("employee.factor_added", request, user, {"name": authenticator.get_type_display()})


@receiver(authenticator_removed)
def note_factor_removed(request: HttpRequest, user: Employee, authenticator: Any, **rest: Any) -> None:
    _note("employee.factor_removed", request, user, {"name": authenticator.get_type_display()})


@transaction.atomic
def _note(verb: str, request: HttpRequest, user: Employee, after: dict[str, object]) -> None:
    at = timezone.now()
    by = actor_of(user, at=at, address=request.META.get("REMOTE_ADDR", ""))
    record(Fact(verb, kind_of(user), user.pk, after=after), by=by, at=at)
