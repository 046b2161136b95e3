"""Segments: saved, filled by hand, given to everybody, thrown away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.customers import segment_orders
from matvey.customers.models import Customer, Segment, SegmentMember
from matvey.customers.rights import SHARE_SEGMENTS
from matvey.customers.segments import Question
from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.records.filters import Asking
from matvey.staff.access import Actor


@dataclass(frozen=True)
class SegmentData:
    """What a segment is to be; a fixed list asks nothing."""

    name: str
    question: Mapping[str, Any] = field(default_factory=dict)
    way: str = Segment.Way.QUESTION
    first: int | None = None
    first_by: str = ""
    shared: bool = False


@transaction.atomic
def save_segment(data: SegmentData, *, by: Actor, at: datetime, segment: Segment | None = None) -> Segment:
    """A new segment of one's own, or the given one changed.

    Raises `ValidationError` by field, `PermissionDenied` for somebody else's and for sharing without the right.
    """
    if by.employee_id is None:
        raise PermissionDenied("segment")
    if data.shared and not (segment and segment.shared):
        by.access.demand(SHARE_SEGMENTS)
    row = _held(segment, by) if segment else Segment(owner_id=by.employee_id, created_at=at)
    before = _told(row) if segment else {}
    _apply(row, data, Asking(by.access, at), at)
    row.save()
    record(_fact("segment.saved", row, before=before, after=_told(row)), by=by, at=at)
    return row


@transaction.atomic
def put_in_segment(segment: Segment, ids: Iterable[int], *, by: Actor, at: datetime) -> int:
    """How many customers came onto the fixed list; those one may not see are left out."""
    row = _list(segment, by)
    seen = set(
        Customer.objects.visible_to(by.access).kept().filter(pk__in=list(ids)).values_list("pk", flat=True)
    )
    new = seen - set(row.members.filter(customer__in=seen).values_list("customer", flat=True))
    SegmentMember.objects.bulk_create(
        [SegmentMember(segment=row, customer_id=pk, added_at=at) for pk in sorted(new)]
    )
    record(_fact("segment.filled", row, after={"customers": len(new)}), by=by, at=at)
    return len(new)


@transaction.atomic
def take_out_of_segment(segment: Segment, ids: Iterable[int], *, by: Actor, at: datetime) -> int:
    """How many left the fixed list."""
    row = _list(segment, by)
    gone, _per_model = row.members.filter(customer__in=list(ids)).delete()
    record(_fact("segment.filled", row, before={"customers": gone}), by=by, at=at)
    return gone


@transaction.atomic
def bin_segment(segment: Segment, *, by: Actor, at: datetime) -> None:
    row = _held(segment, by)
    row.binned_at, row.binned_by_id = at, by.employee_id
    row.save(update_fields=["binned_at", "binned_by"])
    record(_fact("segment.binned", row), by=by, at=at)


@transaction.atomic
def restore_segments(ids: Iterable[int], *, by: Actor, at: datetime) -> int:
    """How many came back from the bin."""
    rows = [_held(row, by) for row in Segment.objects.filter(pk__in=list(ids)).exclude(binned_at=None)]
    for row in rows:
        row.binned_at = row.binned_by = None
        row.save(update_fields=["binned_at", "binned_by"])
        record(_fact("segment.restored", row), by=by, at=at)
    return len(rows)


def _held(segment: Segment, by: Actor) -> Segment:
    row = Segment.objects.select_for_update().get(pk=segment.pk)
    if row.owner_id != by.employee_id and not (row.shared and by.access.may(SHARE_SEGMENTS)):
        raise PermissionDenied("segment")
    return row


def _list(segment: Segment, by: Actor) -> Segment:
    row = _held(segment, by)
    if row.way != Segment.Way.LIST:
        raise ValidationError(_("Who belongs to this segment follows from its question."))
    return row


def _apply(row: Segment, data: SegmentData, asking: Asking, at: datetime) -> None:
    row.name, row.way, row.shared = " ".join(data.name.split()), data.way, data.shared
    row.first, row.first_by, row.changed_at = data.first, data.first_by if data.first else "", at
    row.question = {}
    if row.way == Segment.Way.QUESTION:
        row.question = Question.checked(data.question, asking).as_json()
    if data.first is not None and (data.first < 1 or not segment_orders.find(data.first_by)):
        raise ValidationError({"first": _("Say how many, and in which order.")})
    row.clean_fields(exclude=["owner", "question"])


def _told(row: Segment) -> dict[str, object]:
    return {"name": row.name, "question": row.question, "first": row.first, "shared": row.shared}


def _fact(verb: str, row: Segment, **rest: Any) -> Fact:
    return Fact(verb, "segment", row.pk, responsible_id=row.owner_id, **rest)
