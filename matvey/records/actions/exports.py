"""Orders large exports, and writes down who took what out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, is_dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.journal.jobs import enqueue
from matvey.journal.models import Job
from matvey.staff.access import Actor
from matvey.staff.rights import EXPORT

EXPORT_KIND = "records.export"
_kinds = {EXPORT_KIND}


def as_export(kind: str) -> str:
    """Have the files of this kind of work kept and forgotten as those of exports are."""
    _kinds.add(kind)
    return kind


@transaction.atomic
def order_export(export: Any, *, by: Actor, at: datetime) -> str:
    """Have a list written in the background; answers what to tell the person."""
    by.access.demand(EXPORT)
    assert is_dataclass(export)
    enqueue(EXPORT_KIND, asdict(export), by=by, at=at)  # type: ignore[arg-type]
    return _("There is a lot of it: the file is being written, a notification will bring it.")


def forget_exports(*, before: datetime | None = None) -> int:
    """Files of exports, all or those written before that moment, can't be fetched any more; how many.

    They are copies for the moment's use and hold what may have been erased since.
    """
    written = Job.objects.filter(kind__in=_kinds, result__has_key="digest")
    forgotten = written.filter(finished_at__lt=before) if before else written
    for job in forgotten:
        job.result.pop("digest")
    return Job.objects.bulk_update(forgotten, ["result"], batch_size=100)


def exports_needed(digests: Collection[str]) -> set[str]:
    """Of these contents the ones somebody may still fetch."""
    written = Job.objects.filter(kind__in=_kinds, result__has_key="digest").values_list("result", flat=True)
    return {result["digest"] for result in written} & set(digests)


def journal_export(title: str, rows: int, extension: str, *, by: Actor, at: datetime) -> None:
    """Inside the caller's transaction."""
    after: Mapping[str, object] = {"list": title, "rows": rows, "file": extension}
    record(Fact("list.exported", "list", 0, after=after), by=by, at=at)
