"""How a slice ends: the job is done, goes on later, is tried again, or has failed.

Each takes the job as its worker claimed it and raises `LeaseLost` when that worker no longer holds it.
"""

from __future__ import annotations

import errno
import traceback
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.journal.jobs.interruptions import GiveUp, LeaseLost
from matvey.journal.jobs.kinds import JobKind
from matvey.journal.models import Job
from matvey.staff.access import Actor

FIRST_WAIT: Final = timedelta(seconds=5)
LONGEST_WAIT: Final = timedelta(hours=1)


@transaction.atomic
def finish(job: Job, result: Mapping[str, object], *, at: datetime) -> None:
    """Done; the journal says so when a person had ordered it."""
    ended = {"state": Job.State.DONE, "finished_at": at, "error": "", "error_detail": ""}
    _change(job, **ended, result=dict(result))
    if job.created_by_id:
        _record("job.done", job, at)


def put_back(job: Job, *, due_at: datetime) -> None:
    """Goes on from its cursor when its turn comes; it still counts as running."""
    _change(job, due_at=due_at)


def note_failure(job: Job, kind: JobKind, error: Exception, *, at: datetime) -> None:
    """Tried again after 5 s, 25 s, 2 min, 10 min, an hour; failed when that makes no sense any more."""
    job.attempts += 1
    sentence, detail = sentence_for(error), "".join(traceback.format_exception(error))
    if isinstance(error, GiveUp) or job.attempts >= kind.most_attempts:
        fail(job, sentence, detail, at=at)
        return
    due_at = at + min(FIRST_WAIT * 5 ** (job.attempts - 1), LONGEST_WAIT)
    _change(
        job,
        state=Job.State.WAITING,
        attempts=job.attempts,
        due_at=due_at,
        error=sentence,
        error_detail=detail,
    )


@transaction.atomic
def fail(job: Job, sentence: str, detail: str = "", *, at: datetime) -> None:
    """Failed for good, until a person has it tried again."""
    ended = {"state": Job.State.FAILED, "finished_at": at, "attempts": job.attempts}
    _change(job, **ended, error=sentence, error_detail=detail)
    _record("job.failed", job, at, sentence)


def sentence_for(error: Exception) -> str:
    """What went wrong, for people."""
    if isinstance(error, GiveUp):
        return str(error.sentence)[:500]
    if isinstance(error, ValidationError):
        return " ".join(error.messages)[:500]
    if _is_full_disk(error):
        return _("The disk is full. Free some space: the work goes on from where it stopped.")
    return _("Something went wrong inside the program. What had been done so far is kept.")


def _is_full_disk(error: Exception) -> bool:
    full = isinstance(error, OSError) and error.errno == errno.ENOSPC
    return full or "disk is full" in str(error) or "No space left" in str(error)


def _change(job: Job, **values: object) -> None:
    """Every ending gives up the lease, and happens only while it is held: a fence to stalled workers."""
    if not Job.objects.held(job.leased_by).filter(pk=job.pk).update(leased_by="", **values):
        raise LeaseLost


def _record(verb: str, job: Job, at: datetime, text: str = "") -> None:
    about = {"kind": job.kind, "title": job.title}
    fact = Fact(verb, "job", job.pk, responsible_id=job.created_by_id, after=about, text=text)
    record(fact, by=Actor.program(), at=at)
