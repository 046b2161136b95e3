"""The worker process: a thread for each lane, and the keeper in the thread that started it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from threading import Event, Thread
from typing import Final

from django.db import DatabaseError, connections
from django.utils import timezone

from matvey.journal.jobs import bells, heartbeats
from matvey.journal.jobs.claiming import claim
from matvey.journal.jobs.keeper import Keeper
from matvey.journal.jobs.kinds import Lane
from matvey.journal.jobs.names import own_name
from matvey.journal.jobs.persistence import again_and_again
from matvey.journal.jobs.running import work_on
from matvey.journal.jobs.slices import Slice
from matvey.journal.models import Job

AWAKE: Final = 0.05  # seconds between two looks right after work
IDLE: Final = 1.0  # seconds between two looks when there has been nothing for a while

type Clock = Callable[[], datetime]


def run(stop: Event, clock: Clock = timezone.now) -> None:
    """Works until `stop` is set; then the batches at work are finished and their jobs left to go on later.

    Survives a base that is locked or away for a while.
    """
    name = own_name()
    lanes = [LaneWorker(lane, name, stop, clock) for lane in Lane]
    threads = [Thread(target=lane.run, name=f"jobs-{lane.lane}") for lane in lanes]
    for thread in threads:
        thread.start()
    Keeper(name, lanes, clock).run(stop)
    bells.ring_all()
    for thread in threads:
        thread.join()
    with suppress(DatabaseError):
        heartbeats.forget(name, clock())
    connections.close_all()


def run_due(clock: Clock = timezone.now) -> int:
    """Works in this thread on all that is due until nothing is left; how many slices it took."""
    slices = 0
    for lane in Lane:
        while job := claim(Job.objects.to_take(lane, clock()), own_name(), clock()):
            work_on(Slice(job, clock, Event()))
            slices += 1
    return slices


class LaneWorker:
    """Takes the jobs of one lane, one slice after another."""

    def __init__(self, lane: Lane, name: str, stop: Event, clock: Clock) -> None:
        self.lane = lane
        self.name = name
        self.stop = stop
        self.clock = clock
        self.piece: Slice | None = None
        self.pause = AWAKE

    def run(self) -> None:
        again_and_again(self._step, partial(bells.sleep, self.lane), self.stop)

    def _step(self) -> float:
        now = self.clock()
        job = claim(Job.objects.to_take(self.lane, now), self.name, now)
        if job is None:
            self.pause = min(self.pause * 2, IDLE)
            return self.pause
        self.piece = Slice(job, self.clock, self.stop)
        try:
            work_on(self.piece)
        finally:
            self.piece = None
        self.pause = AWAKE
        return 0
