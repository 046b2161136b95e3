"""Orders large exports, and writes down who took what out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.journal.jobs import enqueue
from matvey.staff.access import Actor
from matvey.staff.rights import EXPORT

EXPORT_KIND = "records.export"


@transaction.atomic
def order_export(export: Any, *, by: Actor, at: datetime) -> str:
    """Have a list written in the background; answers what to tell the person."""
    by.access.demand(EXPORT)
    assert is_dataclass(export)
    enqueue(EXPORT_KIND, asdict(export), by=by, at=at)  # type: ignore[arg-type]
    return _("There is a lot of it: the file is being written, a notification will bring it.")


def journal_export(title: str, rows: int, extension: str, *, by: Actor, at: datetime) -> None:
    """Inside the caller's transaction."""
    after: Mapping[str, object] = {"list": title, "rows": rows, "file": extension}
    record(Fact("list.exported", "list", 0, after=after), by=by, at=at)
