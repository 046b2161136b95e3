"""What tests of the journal and of background work share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from matvey.journal.jobs import JobKind, Slice, SliceResult, kinds


class Clock:
    """A clock that only goes on when a test says so."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def goes_on(self, **by: float) -> None:
        self.at += timedelta(**by)


@pytest.fixture
def clock(now: datetime) -> Clock:
    return Clock(now)


@pytest.fixture
def knows(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Slice], SliceResult]], str]:
    """Makes a function a kind of work for the length of one test, and returns its key."""

    def register(run_slice: Callable[[Slice], SliceResult], **more: int) -> str:
        kind = JobKind("test", "Проверка", run_slice, **more)
        monkeypatch.setitem(kinds._registered, kind.key, kind)
        return kind.key

    return register
