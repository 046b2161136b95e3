"""Taking the next job, so that no two workers have it."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from matvey.journal.jobs import kinds
from matvey.journal.jobs.ending import fail
from matvey.journal.jobs.names import is_dead
from matvey.journal.jobs.slices import LEASE
from matvey.journal.models import Job, JobQuerySet

MOST_OF_UNKNOWN = 2


def claim(candidates: JobQuerySet, worker: str, at: datetime) -> Job | None:
    """The first of `candidates`, leased under a token of its own; None when there is nothing to take.

    PostgreSQL passes over rows another worker is just taking; SQLite has one writer at a time anyway.
    """
    if not candidates.exists():  # read first: an idle worker must not take SQLite's write lock
        return None
    with transaction.atomic():
        job = candidates.select_for_update(skip_locked=True).first()
        return _lease(job, worker, at) if job and _may_go_on(job, at) else None


def free_leases_of_the_dead(worker: str, at: datetime) -> None:
    """After a crash its work goes on at once, not when the lease ends; the fence makes a mistake harmless."""
    for job in Job.objects.unfinished().exclude(leased_by="").only("leased_by"):
        if is_dead(job.leased_by.rpartition("/")[0], worker):
            Job.objects.held(job.leased_by).filter(pk=job.pk).update(due_at=at)


def _may_go_on(job: Job, at: datetime) -> bool:
    """A job whose worker died with it again and again, without any progress, has failed."""
    if not job.leased_by:
        return True
    job.attempts += 1
    kind = kinds.find(job.kind)
    if job.attempts < (kind.most_attempts if kind else MOST_OF_UNKNOWN):
        return True
    fail(job, _("The program stopped in the middle of this work several times."), at=at)
    return False


def _lease(job: Job, worker: str, at: datetime) -> Job:
    job.state = Job.State.RUNNING
    job.leased_by = f"{worker}/{secrets.token_hex(4)}"
    job.due_at = at + LEASE
    job.started_at = job.started_at or at
    job.save(update_fields=["state", "leased_by", "due_at", "started_at", "attempts"])
    return job
