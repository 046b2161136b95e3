"""What a worker does beside the work itself: the schedule, its heartbeat, the leases of what it works on."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from threading import Event
from typing import Final, Protocol

from matvey.journal.jobs import heartbeats
from matvey.journal.jobs.claiming import free_leases_of_the_dead
from matvey.journal.jobs.firing import fire_due
from matvey.journal.jobs.persistence import again_and_again
from matvey.journal.jobs.schedules import sync_schedules
from matvey.journal.jobs.slices import Slice

TICK: Final = 1.0  # seconds between two looks at the schedule
LONGEST_SLICE: Final = 300.0  # seconds after which a slice that does not end is left to other workers


class AtWork(Protocol):
    """Something that may be working on a slice right now."""

    piece: Slice | None


class Keeper:
    """One per worker process."""

    def __init__(self, name: str, lanes: Sequence[AtWork], clock: Callable[[], datetime]) -> None:
        self.name = name
        self.lanes = lanes
        self.clock = clock
        self.has_begun = False
        self.beaten = 0.0

    def run(self, stop: Event) -> None:
        again_and_again(self._step, stop.wait, stop)

    def _step(self) -> float:
        if not self.has_begun:
            free_leases_of_the_dead(self.name, self.clock())
            sync_schedules(self.clock())
            self.has_begun = True
        self._beat()
        self._renew_leases()
        fire_due(self.clock())
        return TICK

    def _beat(self) -> None:
        if not self.beaten or time.monotonic() - self.beaten > heartbeats.INTERVAL:
            heartbeats.beat(self.name, self.clock())
            self.beaten = time.monotonic()

    def _renew_leases(self) -> None:
        """For slices busy outside their batches, such as opening a large file; batches renew theirs."""
        for lane in self.lanes:
            piece = lane.piece
            if piece and piece.lease_is_short and piece.lasts < LONGEST_SLICE:
                piece.renew_lease()
