"""Merging all pairs that are certain at once, as a background job that can be taken back as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Self

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.customers.actions.merging import merge_customers, unmerge
from matvey.customers.merge_fields import best_survivor, with_values
from matvey.customers.models import Customer, DuplicatePair, Merge
from matvey.journal.jobs import enqueue
from matvey.journal.models import Job
from matvey.staff.access import Access, Actor

MERGE_CERTAIN: Final = "customers.merge_certain"
SEPARATE: Final = "customers.separate_merged"


@dataclass(frozen=True)
class Together:
    """What was merged by one order: whoever ordered it, at that moment."""

    by_id: int
    at: datetime

    @classmethod
    def of(cls, job: Job) -> Self:
        """The merges of a job all bear the moment it was ordered."""
        assert job.created_by_id is not None
        return cls(job.created_by_id, job.created_at)

    def merges_in_force(self) -> list[int]:
        """The latest first: what was merged last is separated first."""
        merges = Merge.objects.in_force().filter(merged_by=self.by_id, merged_at=self.at)
        return list(merges.order_by("-pk").values_list("pk", flat=True))


def certain_pairs(access: Access, after: int = 0) -> list[int]:
    """Pairs that may be merged without looking at each, of whom this person may change both."""
    pairs = DuplicatePair.objects.writable_by(access).undecided().certain().filter(pk__gt=after)
    return list(pairs.order_by("pk").values_list("pk", flat=True)[:10_000])


@transaction.atomic
def order_merging_of_certain(*, by: Actor, at: datetime) -> Job:
    """Merge them all in the background. Raises `ValidationError` where there is none one may change."""
    pairs = certain_pairs(by.access)
    if not pairs:
        raise ValidationError(_("There are no certain pairs that you may change."))
    return enqueue(MERGE_CERTAIN, {}, by=by, at=at, total=len(pairs), unique_key=_once(MERGE_CERTAIN, by, at))


@transaction.atomic
def order_separation(job: Job, *, by: Actor, at: datetime) -> Job:
    """Take back all that this job has merged; only whoever ordered it may."""
    if job.created_by_id != by.employee_id:
        raise PermissionDenied("customer")
    total = len(Together.of(job).merges_in_force())
    key = f"{SEPARATE}:{job.pk}:{at:%Y-%m-%dT%H:%M}"
    return enqueue(SEPARATE, {"job": job.pk}, by=by, at=at, total=total, unique_key=key)


def merge_pair(pair_id: int, *, by: Actor, at: datetime) -> bool:
    """Merge a pair if it still stands; false where it does not, or the two can't be merged."""
    pairs = DuplicatePair.objects.writable_by(by.access).undecided().certain()
    pair = pairs.filter(pk=pair_id).first()
    if pair is None:
        return False
    customers = list(with_values(Customer.objects.filter(pk__in=(pair.a_id, pair.b_id))))
    survivor = best_survivor(customers)
    other = pair.b_id if survivor.pk == pair.a_id else pair.a_id
    try:
        with transaction.atomic():
            merge_customers(survivor.pk, [other], {}, by=by, at=at)
    except (ValidationError, PermissionDenied, Customer.DoesNotExist):
        return False
    return True


def separate(merge_id: int, *, by: Actor, at: datetime) -> bool:
    """Take back one merge; false where that can't be done any more."""
    try:
        with transaction.atomic():
            unmerge(Merge.objects.get(pk=merge_id), by=by, at=at)
    except (ValidationError, PermissionDenied, Customer.DoesNotExist):
        return False
    return True


def _once(kind: str, by: Actor, at: datetime) -> str:
    return f"{kind}:{by.employee_id}:{at:%Y-%m-%dT%H:%M}"
