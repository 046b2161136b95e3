"""Who administers; there is always somebody who can."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from matvey.administration.models import Company
from matvey.staff.models import Employee, Role
from matvey.staff.models.employees import EmployeeQuerySet
from matvey.staff.rights import ADMINISTER


def administrators() -> EmployeeQuerySet:
    """Those who can sign in and administer now: neither dismissed nor still with an open invitation."""
    roles = [role.pk for role in Role.objects.all() if ADMINISTER in role.rights]
    return Employee.objects.working().filter(role__in=roles, invited_at=None)


@contextmanager
def keeping_an_administrator() -> Iterator[None]:
    """What happens inside may not take the last administrator away; otherwise `ValidationError`.

    Runs in the action's transaction, one at a time, so that two administrators cannot remove each
    other at once.
    """
    Company.objects.locked()
    had = administrators().exists()
    yield
    if had and not administrators().exists():
        raise ValidationError(_("Somebody has to administer: make another person an administrator first."))
