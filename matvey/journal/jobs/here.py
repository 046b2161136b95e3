"""Works a job off in the process that ordered it: for commands, which end when their work has."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from threading import Event
from typing import Final

from django.utils import timezone

from matvey.journal.jobs.claiming import claim
from matvey.journal.jobs.names import own_name
from matvey.journal.jobs.running import work_on
from matvey.journal.jobs.slices import Slice
from matvey.journal.models import Job

WAIT: Final = 0.1  # seconds


def work_off(job: Job, clock: Callable[[], datetime] = timezone.now) -> Job:
    """The job when it has ended. Where a worker was quicker to take it, this waits for that one."""
    worker, stop = own_name(), Event()
    while not job.has_ended:
        now = clock()
        ours = Job.objects.unfinished().filter(pk=job.pk, due_at__lte=now).order_by("id")
        if claimed := claim(ours, worker, now):
            work_on(Slice(claimed, clock, stop))
        else:
            time.sleep(WAIT)
        job.refresh_from_db()
    return job
