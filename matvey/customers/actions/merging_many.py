"""Merging many groups of customers that are one for certain: ordered at once, done in the background."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.customers.actions.merging import merge_customers
from matvey.customers.models import Customer, Merge
from matvey.journal.jobs import enqueue
from matvey.journal.models import Job
from matvey.staff.access import Actor

MERGE: Final = "customers.merge"


@dataclass(frozen=True)
class Twins:
    """The others are the survivor once more; in every field the best value is taken."""

    survivor_id: int
    other_ids: tuple[int, ...]


@transaction.atomic
def merge_many(groups: Sequence[Twins], *, by: Actor, at: datetime) -> Job:
    """Order it; each group is merged in a transaction of its own, with the rights the actor has then.

    A group that can't be merged by then (somebody merged, binned or handed over one of it) is left alone.
    """
    params = {"groups": [[one.survivor_id, *one.other_ids] for one in groups]}
    title = _("Customers are merged")
    return enqueue(MERGE, params, by=by, at=at, title=title, total=len(groups))


def merge_or_leave(twins: Twins, *, by: Actor, at: datetime) -> Merge | None:
    """None, and nothing written, where the group can't be merged any more or not by this actor."""
    try:
        with transaction.atomic():
            return merge_customers(twins.survivor_id, twins.other_ids, {}, by=by, at=at)
    except (ValidationError, PermissionDenied, Customer.DoesNotExist):
        return None
