"""Writing in the background so that people who write at the same moment do not notice."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import local
from typing import Final

from django.db import connection, transaction

from matvey.core.write_ahead import move_long_log

# SQLite has one writer at a time. Batches of 200 without a pause made people wait 9 s at p95, of 50 with
# 5 ms pauses 9 ms, and still wrote 3,900 rows/s.
LONGEST_LOCK: Final = 0.010  # seconds
SHORTEST_PAUSE: Final = 0.005  # seconds
# PostgreSQL locks rows only: longer transactions cost nobody anything, and fewer commits are faster.
LONGEST_TRANSACTION: Final = 0.100


class Pace:
    """How many rows fit into one batch, learnt from how long the last ones held the lock."""

    def __init__(self, size: int = 50, smallest: int = 10, largest: int = 1000) -> None:
        self.size = size
        self.smallest = smallest
        self.largest = largest

    def learn(self, held: float) -> None:
        """A fifth less after a batch that held too long, a quarter more after a short one.

        Not halved at once: on a busy machine one slow batch says little.
        """
        limit = LONGEST_LOCK if connection.vendor == "sqlite" else LONGEST_TRANSACTION
        if held > limit:
            self.size = max(self.smallest, self.size - self.size // 5)
        elif held < limit / 2:
            self.size = min(self.largest, self.size + self.size // 4 + 1)


_rest = local()


@contextmanager
def background_write(pace: Pace | None = None) -> Iterator[None]:
    """A transaction of background work; on SQLite others get their turn before the next one of this thread.

    Only what writes belongs inside: reading files, parsing and matching come before, and count as a pause.
    Raises `RuntimeError` inside another transaction, which would hold the lock through the pause.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        _let_others_write()
    with transaction.atomic(durable=True):
        begun = time.monotonic()  # after BEGIN IMMEDIATE, so waiting for the lock does not count
        yield
    ended = time.monotonic()
    if pace:
        pace.learn(ended - begun)
    _rest.until = ended + max(SHORTEST_PAUSE, (ended - begun) / 2)
    move_long_log()


def _let_others_write() -> None:
    left = getattr(_rest, "until", 0.0) - time.monotonic()
    if left > 0:
        time.sleep(left)
