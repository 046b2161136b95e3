"""The link by which an invited person comes in: signed, for one use, good for a week."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.core import signing
from django.urls import reverse

from matvey.staff.models import Employee

GOOD_FOR: Final = timedelta(days=7)
SALT: Final = "matvey.administration.invitation"


class InvitationClosedError(Exception):
    """The link was used, is too old, was withdrawn or replaced by a newer one, or is no link of ours."""


def token_of(employee: Employee) -> str:
    """What stands in the link; a new invitation changes it, so that the old link no longer opens."""
    if employee.invited_at is None:
        raise InvitationClosedError
    return signing.Signer(salt=SALT).sign_object([employee.pk, employee.invited_at.timestamp()])


def link_of(employee: Employee) -> str:
    """The whole address, as it stands in the letter."""
    return f"{settings.PUBLIC_URL}{reverse('invitation', args=[token_of(employee)])}"


def invited(token: str, *, at: datetime) -> Employee:
    """Whose invitation it is; `InvitationClosedError` where the link opens nothing now."""
    try:
        pk, _ = signing.Signer(salt=SALT).unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError):
        raise InvitationClosedError from None
    employee = Employee.objects.working().filter(pk=pk).first()
    if employee is None or not is_open(employee, token, at=at):
        raise InvitationClosedError
    return employee


def is_open(employee: Employee, token: str, *, at: datetime) -> bool:
    if employee.invited_at is None or employee.dismissed_at is not None:
        return False
    return token == token_of(employee) and at < employee.invited_at + GOOD_FOR
