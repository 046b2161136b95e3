"""How far a job is, in words and percent."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from matvey.core.figures import number
from matvey.journal.jobs import kinds
from matvey.journal.models import Job


@dataclass(frozen=True, slots=True)
class Progress:
    """`percent` is 0 to 100, None while nobody knows how much there is; `text` is a sentence for people."""

    percent: int | None
    text: str
    state: str
    can_cancel: bool
    can_retry: bool


def job_progress(job: Job) -> Progress:
    """For whoever may see the job; those may also cancel it and have it tried again."""
    retry = job.state in (Job.State.FAILED, Job.State.CANCELLED)
    return Progress(_percent(job), _text(job), job.state, not job.has_ended, retry)


def job_title(job: Job) -> str:
    """What the work is, in the reader's language where it was given no title of its own."""
    kind = kinds.find(job.kind)
    return job.title or (str(kind.label) if kind else job.kind)


def _percent(job: Job) -> int | None:
    if job.state == Job.State.DONE:
        return 100
    return min(100, job.done * 100 // job.total) if job.total else None


def _text(job: Job) -> str:
    if job.state == Job.State.FAILED:
        return job.error
    if job.state == Job.State.WAITING:
        return _waiting(job)
    words = {Job.State.RUNNING: _("At work"), Job.State.DONE: _("Done"), Job.State.CANCELLED: _("Cancelled")}
    return f"{words[Job.State(job.state)]}{_how_far(job)}"


def _waiting(job: Job) -> str:
    if job.error:
        return _("Will be tried again. %(error)s") % {"error": job.error}
    return _("Waits its turn")


def _how_far(job: Job) -> str:
    if job.total:
        return ": " + _("%(done)s of %(total)s") % {"done": number(job.done), "total": number(job.total)}
    return f": {number(job.done)}" if job.done else ""
