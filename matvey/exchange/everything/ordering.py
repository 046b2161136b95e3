"""Orders the archive of everything, and says who may."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.journal.jobs import enqueue
from matvey.journal.models import Job
from matvey.records.actions.exports import as_export
from matvey.staff.access import Access, Actor
from matvey.staff.kinds import Kind, scoped_kinds
from matvey.staff.rights import ADMINISTER, EXPORT
from matvey.staff.scopes import Scope

EVERYTHING: Final = as_export("exchange.everything")


def not_seen(access: Access) -> list[Kind]:
    """The kinds of records of which this person sees a part only: then there is no everything to take."""
    return [kind for kind in scoped_kinds() if access.reads(kind.key) is not Scope.ALL]


def demand_everything(access: Access) -> None:
    """Raises `PermissionDenied` unless this person administers, may export and sees all records."""
    access.demand(ADMINISTER)
    access.demand(EXPORT)
    if not_seen(access):
        raise PermissionDenied("everything")


@transaction.atomic
def order_everything(*, by: Actor, at: datetime) -> Job:
    """Have the archive gathered in the background. Raises `ValidationError` while one is being gathered."""
    demand_everything(by.access)
    if Job.objects.unfinished().filter(kind=EVERYTHING).exists():
        raise ValidationError(_("An archive is being gathered already."))
    return enqueue(EVERYTHING, {}, by=by, at=at)


def journal_everything(rows: int, *, by: Actor, at: datetime) -> None:
    """Inside the caller's transaction."""
    record(Fact("everything.exported", "list", 0, after={"rows": rows, "file": "zip"}), by=by, at=at)
