"""What people and other actions do with background jobs: order, cancel, try again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.journal.jobs import bells, kinds
from matvey.journal.jobs.kinds import Lane
from matvey.journal.models import Job
from matvey.staff.access import Actor


class Wishes(TypedDict, total=False):
    """`lane` is the kind's own, `run_after` now, `title` the kind's label where they are not given.

    A second order under the same `unique_key` is the first one.
    """

    lane: Lane
    run_after: datetime
    unique_key: str
    title: str
    total: int


def enqueue(
    kind: str, params: Mapping[str, object], *, by: Actor, at: datetime, **wishes: Unpack[Wishes]
) -> Job:
    """Order work; the row belongs to the transaction of the action that calls this.

    `params` are JSON. Raises `KeyError` for a kind nobody has registered.
    """
    job = Job(
        kind=kind,
        lane=wishes.get("lane", kinds.get(kind).lane),
        params=dict(params),
        created_by_id=by.employee_id,
        created_at=at,
        due_at=wishes.get("run_after", at),
        title=wishes.get("title", ""),
        total=wishes.get("total"),
        unique_key=wishes.get("unique_key"),
    )
    job = _once(job)
    transaction.on_commit(partial(bells.ring, job.lane))
    return job


def _once(job: Job) -> Job:
    """ON CONFLICT DO NOTHING: a refused row would break PostgreSQL's transaction."""
    if job.unique_key is None:
        job.save(force_insert=True)
        return job
    Job.objects.bulk_create([job], ignore_conflicts=True)
    return Job.objects.get(unique_key=job.unique_key)


@transaction.atomic
def cancel_job(job_id: int, *, by: Actor, at: datetime) -> Job:
    """Stop it before its next batch; what the batches so far have done stays.

    Raises `Job.DoesNotExist` for what the actor may not see, `ValidationError` when it has ended.
    """
    job = _own(job_id, by)
    if job.has_ended:
        raise ValidationError(_("This work has already ended."), "ended")
    job.state, job.finished_at, job.leased_by = Job.State.CANCELLED, at, ""
    job.save(update_fields=["state", "finished_at", "leased_by"])
    _record("job.cancelled", job, by, at)
    return job


@transaction.atomic
def retry_job(job_id: int, *, by: Actor, at: datetime) -> Job:
    """Let what failed or was cancelled go on from where it stopped.

    Raises as `cancel_job`, `ValidationError` when there is nothing to retry.
    """
    job = _own(job_id, by)
    if job.state not in (Job.State.FAILED, Job.State.CANCELLED):
        raise ValidationError(_("Only work that failed or was cancelled can be tried again."), "not_failed")
    job.state, job.finished_at, job.due_at, job.attempts = Job.State.WAITING, None, at, 0
    job.error = job.error_detail = ""
    job.save(update_fields=["state", "finished_at", "due_at", "attempts", "error", "error_detail"])
    transaction.on_commit(partial(bells.ring, job.lane))
    _record("job.retried", job, by, at)
    return job


def _own(job_id: int, by: Actor) -> Job:
    """Locked; who may see a job may also stop it: their own, or any as an administrator."""
    return Job.objects.visible_to(by.access).select_for_update().get(pk=job_id)


def _record(verb: str, job: Job, by: Actor, at: datetime) -> None:
    about = {"kind": job.kind, "title": job.title}
    record(Fact(verb, "job", job.pk, responsible_id=job.created_by_id, after=about), by=by, at=at)
