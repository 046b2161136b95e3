"""Looks for duplicates in the background: among all customers at night, and around those that have changed.

Reading and comparing stand outside the batches, which only write; a kill repeats what the last one did not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from typing import Any, Final

from matvey.customers.actions.duplicates import (
    TENTHS,
    drop_checks,
    drop_pairs_around,
    drop_unseen_pairs,
    file_namesake_keys,
    file_pairs,
    order_sweep,
    settle_checks,
)
from matvey.customers.duplicates.blocking import (
    Candidates,
    born_on,
    by_inns,
    by_marks,
    known_customers,
    shared_inns,
    shared_marks,
)
from matvey.customers.duplicates.finding import Found, found_among, found_around
from matvey.customers.duplicates.namesakes import by_names, shared_names
from matvey.customers.duplicates.reading import keys_after, keys_of
from matvey.customers.models import DuplicateCheck, DuplicatePair
from matvey.journal.jobs import Finished, Slice, SliceResult
from matvey.staff.access import Actor

# Values shared by some, of which the customers are read and compared together.
TOGETHER: Final = 400
CHANGED_TOGETHER: Final = 100
# One number a row: below it the batch's own queries cost more.
KEYED_TOGETHER: Final = 250
# If more have changed, comparing everybody is cheaper than asking around each of them.
MANY_CHANGED: Final = 20_000


@dataclass(frozen=True, slots=True)
class _Stage:
    """`look` finds the next values that are shared, `gather` who is to be compared for them."""

    look: Callable[[Any, int], Sequence[Any]]
    gather: Callable[[Sequence[Any], int], Candidates]
    first: object
    following: str
    cursor_of: Callable[[Any], object] = lambda value: value


def _days(after: int, limit: int) -> list[int]:
    """Days of the year, as people's birthdays are kept."""
    return [key for month in range(1, 13) for day in range(1, 32) if (key := month * 100 + day) > after][:10]


_STAGES: Final = {
    "marks": _Stage(shared_marks, lambda values, customers: by_marks(values), "", "inns"),
    "inns": _Stage(shared_inns, lambda values, customers: by_inns(values), "", "births"),
    "births": _Stage(_days, lambda values, customers: born_on(values), 0, "names"),
    "names": _Stage(shared_names, by_names, -1, "end", lambda name: name.key),
}


def run_sweep(work: Slice) -> SliceResult:
    """First everybody's keys, then by each kind of key whoever shares one, last what is found no more."""
    while True:
        stage = work.cursor.get("stage", "")
        if stage == "":
            _begin(work)
        elif stage == "keys":
            _file_keys(work)
        elif stage in _STAGES:
            _look(work, _STAGES[stage])
        else:
            return _end(work)


def _begin(work: Slice) -> None:
    customers = known_customers()
    with work.batch() as batch:
        batch.total = customers
        batch.advance(0, stage="keys", after=0, customers=customers, began=work.now.isoformat())


def _file_keys(work: Slice) -> None:
    """Of those that came before there were such keys."""
    keys = keys_after(work.cursor["after"], max(work.pace.size, KEYED_TOGETHER))
    with work.batch() as batch:
        if keys:
            file_namesake_keys(keys)
            batch.advance(0, after=max(keys))
        else:
            batch.advance(0, stage="marks", after=_STAGES["marks"].first)


def _look(work: Slice, stage: _Stage) -> None:
    customers = work.cursor["customers"]
    values = stage.look(work.cursor["after"], TOGETHER)
    if values:
        _file(work, _unfiled(work, found_among(stage.gather(values, customers), customers)))
    with work.batch() as batch:
        if values:
            batch.advance(0, after=stage.cursor_of(values[-1]))
        else:
            following = _STAGES.get(stage.following)
            first = following.first if following else ""
            batch.advance(customers // len(_STAGES), stage=stage.following, after=first)


def _unfiled(work: Slice, found: Sequence[Found]) -> list[Found]:
    """Without what this search has filed as strongly already, so that a slice cut short gets on all the same."""
    seen = DuplicatePair.objects.filter(
        a__in={one.pair[0] for one in found}, seen_at__gte=datetime.fromisoformat(work.cursor["began"])
    )
    filed = {(a, b): bits for a, b, bits in seen.values_list("a", "b", "bits")}
    return [one for one in found if filed.get(one.pair, -TENTHS * 1000) < round(one.verdict.bits * TENTHS)]


def _file(work: Slice, found: Sequence[Found]) -> None:
    """Filing a pair twice changes nothing, so the cursor may wait until all are filed."""
    for some in batched(found, max(work.pace.size // 2, 1), strict=False):
        with work.batch() as batch:
            file_pairs(some, at=work.now)
            batch.advance(0)


def _end(work: Slice) -> Finished:
    """Little by little: an import may have left a million rows to be let go."""
    began = datetime.fromisoformat(work.cursor["began"])
    while True:
        with work.batch() as batch:
            if not (drop_unseen_pairs(began, work.pace.size) or drop_checks(began, work.pace.size)):
                batch.advance(max(0, (batch.total or 0) - batch.done))
                return batch.finish({"found": DuplicatePair.objects.undecided().count()})
            batch.advance(0)


def run_comparing(work: Slice) -> SliceResult:
    """Those that have changed, the longest waiting first."""
    if DuplicateCheck.objects.count() > MANY_CHANGED:
        with work.batch() as batch:
            order_sweep(by=Actor.program(), at=work.now)
            return batch.finish()
    customers = known_customers()
    while True:
        rows = DuplicateCheck.objects.order_by("asked_at", "pk")[:CHANGED_TOGETHER]
        asked = dict(rows.values_list("customer", "asked_at"))
        if not asked:
            return Finished()
        _compare_again(work, asked, customers)


def _compare_again(work: Slice, asked: dict[int, datetime], customers: int) -> None:
    """What has changed meanwhile was asked for later, and stays to be compared again."""
    if keys := keys_of(asked):
        with work.batch() as batch:
            file_namesake_keys(keys)
            batch.advance(0)
    found = found_around(asked, customers)
    _file(work, found)
    with work.batch() as batch:
        drop_pairs_around(asked, {one.pair for one in found})
        settle_checks(asked)
        batch.advance(len(asked))
