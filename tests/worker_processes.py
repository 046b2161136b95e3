"""Workers as processes of their own, forked from a program that has set Django up and opened no base."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connections

from matvey.config.stopping import StopSign
from matvey.journal.jobs.worker import run
from matvey.journal.models import Job


def work() -> None:
    """A worker process as `matvey worker` runs it."""
    stop = StopSign()
    stop.set_by(signal.SIGTERM)
    run(stop)


def forked(task: Callable[[], None]) -> int:
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        task()
        code = 0
    finally:
        os._exit(code)


@contextmanager
def workers(number: int) -> Iterator[None]:
    """So many workers for as long as the block lasts."""
    processes = [forked(work) for _ in range(number)]
    yield
    connections.close_all()
    for process in processes:
        os.kill(process, signal.SIGTERM)
        os.waitpid(process, 0)


def wait_for_progress(watched: list[Job]) -> None:
    """Until each of them has moved or ended."""
    for job in watched:
        while Job.objects.unfinished().filter(pk=job.pk, done=job.done).exists():
            time.sleep(0.005)
        job.refresh_from_db()


def wait_for_the_end(patience: float = 60.0) -> None:
    """Until all have ended, or nothing has moved for so many seconds."""
    moved, last = time.monotonic(), -1
    while Job.objects.unfinished().exists() and time.monotonic() - moved < patience:
        done = sum(Job.objects.values_list("done", flat=True)) + Job.objects.exclude(finished_at=None).count()
        if done != last:
            moved, last = time.monotonic(), done
        time.sleep(0.1)
