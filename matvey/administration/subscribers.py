"""Tells people that the background work they ordered has failed, or is done where it does not say so itself."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from matvey.journal.jobs import job_title, kinds
from matvey.journal.listeners import Happening, subscribe
from matvey.journal.models import Job
from matvey.records.actions.comments import notify


def tell_of_failure(happenings: Sequence[Happening]) -> None:
    for job, happening in _ordered_by_people(happenings):
        text = _("%(work)s: did not work out. %(reason)s")
        words = {"work": job_title(job), "reason": happening.fact.text}
        _tell(job, text % words, "circle-alert", happening)


def tell_of_the_end(happenings: Sequence[Happening]) -> None:
    for job, happening in _ordered_by_people(happenings):
        kind = kinds.find(job.kind)
        if kind and kind.tells:
            _tell(job, _("%(work)s: done") % {"work": job_title(job)}, "circle-check", happening)


def _ordered_by_people(happenings: Sequence[Happening]) -> list[tuple[Job, Happening]]:
    by_id = {happening.event.subject_id: happening for happening in happenings}
    jobs = Job.objects.filter(pk__in=by_id).exclude(created_by=None).select_related("created_by")
    return [(job, by_id[job.pk]) for job in jobs]


def _tell(job: Job, text: str, icon: str, happening: Happening) -> None:
    kind = kinds.find(job.kind)
    url = kind.address(job) if kind and kind.address else reverse("jobs")
    assert job.created_by is not None
    notify([job.created_by], text, at=happening.event.recorded_at, url=url, icon=icon)


subscribe("job.failed", tell_of_failure)
subscribe("job.done", tell_of_the_end)
