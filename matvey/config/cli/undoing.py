"""`matvey import undo N`: takes back what an import has done, from the command line."""

from __future__ import annotations

import json
import time
from typing import Any

from matvey.config.cli.command import CommandFailedError
from matvey.config.speech import _


def undo(number: str, as_json: bool) -> int:
    """Prints what came of it. Raises `CommandFailedError` with exit code 2 where it can't be undone."""
    started = time.monotonic()
    outcome = undone(number) | {"seconds": round(time.monotonic() - started, 2)}
    print(json.dumps(outcome, ensure_ascii=False, indent=None if as_json else 2))
    return 0


def undone(number: str) -> dict[str, Any]:
    from django.core.exceptions import ValidationError
    from django.utils import timezone

    from matvey.exchange.models import Import
    from matvey.exchange.undoing.left_ones import left_of
    from matvey.exchange.undoing.ordering import start_undo
    from matvey.journal.jobs.here import work_off
    from matvey.journal.models import Job
    from matvey.staff.access import Actor, Door

    by = Actor.program(Door.COMMAND)
    imported = Import.objects.filter(pk=int(number) if number.isdecimal() else 0).first()
    if imported is None:
        raise CommandFailedError(_("There is no import number %(number)s.") % {"number": number}, code=2)
    try:
        undo = start_undo(imported, by=by, at=timezone.now())
    except ValidationError as refusal:
        raise CommandFailedError(" ".join(refusal.messages), code=2) from refusal
    assert undo.job is not None
    job = work_off(undo.job)
    if job.state != Job.State.DONE:
        raise CommandFailedError(job.error or job.get_state_display(), code=2)
    undo.refresh_from_db()
    left = [
        {
            "row": one.row,
            "customer": one.name,
            "why": one.why,
            "who": one.who,
            "at": one.at and one.at.isoformat(),
        }
        for one in left_of(undo, by.access)
    ]
    return {"import_id": imported.pk, "undone": undo.undone, "left": left}
