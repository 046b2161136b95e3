"""The kinds of background work; each app registers its own in its `jobs.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.functional import Promise

from matvey.journal.models import Job

if TYPE_CHECKING:
    from matvey.journal.jobs.slices import Slice

Lane = Job.Lane


@dataclass(frozen=True, slots=True)
class Finished:
    """The work is done. `result` is JSON, made of the cursor or the base: memory does not outlive a kill."""

    result: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class More:
    """There is more to do, not before `pause` has passed."""

    pause: timedelta = timedelta()


type SliceResult = Finished | More


@dataclass(frozen=True, slots=True)
class JobKind:
    """How one kind of work is done: `run_slice` goes on from the cursor, batch by batch.

    It may be called again from the last cursor at any moment, so all it writes it writes in batches.
    After `most_attempts` failures without progress the job has failed. `address` is where one sees what became
    of a job; `tells` has whoever ordered it told that it is done, unless the work says so itself in better words.
    """

    key: str
    label: str | Promise
    run_slice: Callable[[Slice], SliceResult]
    lane: Lane = Lane.QUICK
    most_attempts: int = 5
    address: Callable[[Job], str] | None = None
    tells: bool = False


_registered: dict[str, JobKind] = {}


def register(kind: JobKind) -> JobKind:
    _registered[kind.key] = kind
    return kind


def get(key: str) -> JobKind:
    """The kind of that key; `KeyError` where no app has registered it."""
    return _registered[key]


def find(key: str) -> JobKind | None:
    return _registered.get(key)
