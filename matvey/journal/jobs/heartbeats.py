"""Whether background work is being done at all."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Max

from matvey.journal.models import WorkerHeartbeat

INTERVAL: Final = 5.0  # seconds between two beats
MISSED: Final = timedelta(seconds=30)
FORGOTTEN: Final = timedelta(days=1)


def worker_seen_at() -> datetime | None:
    """When any worker last said that it lives; None where none runs or ever ran."""
    seen: datetime | None = WorkerHeartbeat.objects.aggregate(last=Max("at"))["last"]
    return seen


def is_worker_alive(at: datetime) -> bool:
    seen = worker_seen_at()
    return seen is not None and at - seen < MISSED


def beat(name: str, at: datetime) -> None:
    WorkerHeartbeat.objects.update_or_create(name=name, defaults={"at": at})


def forget(name: str, at: datetime) -> None:
    """A worker that stops takes its row along, and those of workers killed long ago."""
    WorkerHeartbeat.objects.filter(name=name).delete()
    WorkerHeartbeat.objects.filter(at__lt=at - FORGOTTEN).delete()
