"""Blanks what the history says of people whose data are destroyed; only `erasers.py` calls it."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from matvey.history.models import Correspondence, Interaction
from matvey.journal.models import Event, EventDetail


def forget_words(rows: QuerySet[Interaction], *, at: datetime) -> int:
    """That it was, when and whose it was stays; what was said and with whom goes, from the journal too."""
    return _forget("interaction", list(rows.values_list("pk", flat=True)), at) and rows.update(
        subject="", text="", outcome="", person=None
    )


def forget_correspondence(rows: QuerySet[Correspondence], *, at: datetime) -> int:
    return _forget("correspondence", list(rows.values_list("pk", flat=True)), at) and rows.delete()[0]


def _forget(kind: str, ids: list[int], at: datetime) -> int:
    events = Event.objects.filter(subject_kind=kind, subject_id__in=ids)
    EventDetail.objects.filter(event__in=events).update(before={}, after={}, text="", erased_at=at)
    return len(ids)
