"""A slice: a few seconds of work on one job, in batches that commit their cursor with what they wrote."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event
from typing import Any, Final

from matvey.core.one_row import set_columns
from matvey.journal.jobs.ending import finish
from matvey.journal.jobs.interruptions import LeaseLost, TimeIsUp
from matvey.journal.jobs.kinds import Finished
from matvey.journal.jobs.leases import lock_while_held
from matvey.journal.jobs.writing import Pace, background_write
from matvey.journal.models import Job
from matvey.staff.access import Actor, Door
from matvey.staff.admission import actor_of

SLICE: Final = 10.0  # seconds after which other work gets its turn
LEASE: Final = timedelta(seconds=30)
RENEW_BELOW: Final = timedelta(seconds=20)


@dataclass
class Batch:
    """What the job's row will say once this batch has committed."""

    cursor: dict[str, Any]
    done: int
    total: int | None
    due_at: datetime
    result: Finished | None = None

    def advance(self, count: int = 1, **cursor: object) -> None:
        """`count` more are done; the next batch begins at `cursor`."""
        self.done += count
        self.cursor.update(cursor)

    def finish(self, result: Mapping[str, object] | None = None) -> Finished:
        """The job is done when this batch commits: for work that must happen exactly once."""
        self.result = Finished(result or {})
        return self.result


class Slice:
    """What a handler works with: the job's `params` and `cursor`, the moment, and batches.

    `pace.size` is how many rows the next batch should have.
    """

    def __init__(self, job: Job, clock: Callable[[], datetime], stop: Event) -> None:
        self.job = job
        self.clock = clock
        self.stop = stop
        self.pace = Pace()
        self.begun = time.monotonic()
        self.batches = 0
        self.is_finished = False

    @property
    def params(self) -> dict[str, Any]:
        return dict(self.job.params)

    @property
    def cursor(self) -> dict[str, Any]:
        """Where to go on; empty at the beginning."""
        return dict(self.job.cursor)

    @property
    def now(self) -> datetime:
        return self.clock()

    @property
    def is_over(self) -> bool:
        """Whether it is time to stop; `batch` says so by itself, long work between batches may ask."""
        return self.stop.is_set() or self.lasts > SLICE

    @property
    def lasts(self) -> float:
        """Seconds since it began."""
        return time.monotonic() - self.begun

    def actor(self, door: Door = Door.TIMER) -> Actor:
        """Whoever ordered the job, with the rights they have now; the program for its own jobs."""
        if self.job.created_by is None:
            return Actor.program(door)
        return actor_of(self.job.created_by, at=self.now, door=door)

    @contextmanager
    def batch(self) -> Iterator[Batch]:
        """A short transaction for the work of one batch and the cursor after it: both commit or neither.

        Raises `TimeIsUp` or `LeaseLost`, on which the slice ends. At least one batch is let in, so that
        slow preparation can't keep a job from ever moving.
        """
        if self.stop.is_set() or (self.batches and self.is_over):
            raise TimeIsUp
        with background_write(self.pace):
            self._insist_on_lease()
            batch = Batch(deepcopy(self.job.cursor), self.job.done, self.job.total, self.job.due_at)
            yield batch
            self._note(batch)
        self._remember(batch)

    def _insist_on_lease(self) -> None:
        """Locks the row to the end of the batch: neither cancelling nor another worker comes between."""
        if not lock_while_held(self.job.pk, self.job.leased_by):
            raise LeaseLost

    def _note(self, batch: Batch) -> None:
        """The lease is not renewed each time, so that its index seldom changes."""
        if self.lease_is_short:
            batch.due_at = self.now + LEASE
        values = {"cursor": batch.cursor, "done": batch.done, "total": batch.total, "due_at": batch.due_at}
        set_columns(Job, self.job.pk, **values, attempts=0)
        if batch.result:
            finish(self.job, batch.result.result, at=self.now)

    def _remember(self, batch: Batch) -> None:
        self.batches += 1
        self.job.cursor, self.job.done, self.job.total = batch.cursor, batch.done, batch.total
        self.job.due_at, self.job.attempts = batch.due_at, 0
        self.is_finished = batch.result is not None

    @property
    def lease_is_short(self) -> bool:
        return self.job.due_at - self.now < RENEW_BELOW

    def renew_lease(self) -> None:
        """Called from the keeper's thread, between or during batches."""
        due_at = self.now + LEASE
        if Job.objects.held(self.job.leased_by).filter(pk=self.job.pk).update(due_at=due_at):
            self.job.due_at = due_at
