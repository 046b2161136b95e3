"""Throws away the rows of jobs that ended long ago; what a person ordered is kept longer."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Final

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from matvey.journal.jobs.kinds import JobKind, SliceResult, register
from matvey.journal.jobs.rules import daily
from matvey.journal.jobs.schedules import declare
from matvey.journal.jobs.slices import Slice
from matvey.journal.models import Job

KEPT: Final = timedelta(days=90)
OWN_KEPT: Final = timedelta(days=7)
KEY: Final = "journal.sweep_jobs"


def sweep_jobs(piece: Slice) -> SliceResult:
    """Failed jobs stay as long as those of people: somebody may want to know why."""
    own = Q(created_by=None, state=Job.State.DONE, finished_at__lt=piece.now - OWN_KEPT)
    old = Job.objects.filter(own | Q(finished_at__lt=piece.now - KEPT)).order_by("finished_at")
    while True:
        ids = list(old.values_list("pk", flat=True)[: piece.pace.size])
        with piece.batch() as batch:
            if not ids:
                return batch.finish({"swept": batch.done})
            Job.objects.filter(pk__in=ids).delete()
            batch.advance(len(ids))


register(JobKind(KEY, _("Tidy up old background jobs"), sweep_jobs))
declare(KEY, KEY, daily(time(3, 40)))
