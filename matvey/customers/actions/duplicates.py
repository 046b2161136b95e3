"""Pairs of customers that may be one: noting what was found, and what people say to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from matvey.core.bulk import set_column
from matvey.customers.actions.facts import fact_of
from matvey.customers.duplicates.blocking import Pair
from matvey.customers.duplicates.finding import Found
from matvey.customers.models import Customer, DuplicateCheck, DuplicatePair
from matvey.journal.actions import record_many
from matvey.journal.facts import Fact
from matvey.journal.jobs import enqueue
from matvey.staff.access import Actor, Door

COMPARE: Final = "customers.compare"
SWEEP: Final = "customers.sweep_duplicates"
# Changes of so long are compared together: soon after a person's, when an import has got further.
SOON, AFTER_AN_IMPORT = timedelta(seconds=10), timedelta(minutes=10)
TENTHS = 10  # of a bit, as a pair keeps them


def ask_to_compare(numbers: Iterable[int], *, by: Actor, at: datetime) -> None:
    """These customers have changed; a job compares them with the others. Belongs to the action's transaction."""
    asked = [DuplicateCheck(customer_id=number, asked_at=at) for number in sorted({*numbers})]
    DuplicateCheck.objects.bulk_create(
        asked, update_conflicts=True, unique_fields=["customer"], update_fields=["asked_at"]
    )
    term = AFTER_AN_IMPORT if by.door is Door.IMPORT else SOON
    seconds = int(term.total_seconds())
    turn = int(at.timestamp()) // seconds + 1
    due = at + timedelta(seconds=turn * seconds - at.timestamp()) + SOON / 2
    enqueue(COMPARE, {}, by=Actor.program(), at=at, run_after=due, unique_key=f"{COMPARE}:{seconds}:{turn}")


def order_sweep(*, by: Actor, at: datetime) -> None:
    """Compare everybody with everybody now; a second order within the minute is the first one."""
    enqueue(SWEEP, {}, by=by, at=at, unique_key=f"{SWEEP}:{at:%Y-%m-%dT%H:%M}")


def file_namesake_keys(keys: Mapping[int, int | None]) -> None:
    """By customer; for those whose key has not been made yet, or whose name has changed by another way."""
    set_column(Customer, "namesake_key", [(key, number) for number, key in sorted(keys.items())])


def file_pairs(found: Sequence[Found], *, at: datetime) -> None:
    """What was found, over what was known; what somebody decided of a pair stays."""
    rows = [
        DuplicatePair(
            a_id=one.pair[0],
            b_id=one.pair[1],
            bits=round(one.verdict.bits * TENTHS),
            certainty=one.verdict.certainty,
            reasons=one.verdict.reasons,
            doubts=one.verdict.doubts,
            found_at=at,
            seen_at=at,
        )
        for one in found
    ]
    DuplicatePair.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["a", "b"],
        update_fields=["bits", "certainty", "reasons", "doubts", "seen_at"],
    )


def drop_pairs_around(numbers: Collection[int], found: Collection[Pair]) -> None:
    """Open pairs of these customers that were not found again."""
    around = DuplicatePair.objects.undecided().filter(Q(a__in=numbers) | Q(b__in=numbers))
    stale = [pk for pk, a, b in around.values_list("pk", "a", "b") if (a, b) not in found]
    DuplicatePair.objects.filter(pk__in=stale).delete()


def drop_unseen_pairs(since: datetime, limit: int) -> int:
    """Open pairs that a sweep begun then has not found again; answers how many."""
    unseen = DuplicatePair.objects.undecided().filter(seen_at__lt=since).order_by("pk")
    ids = list(unseen.values_list("pk", flat=True)[:limit])
    DuplicatePair.objects.filter(pk__in=ids).delete()
    return len(ids)


def drop_checks(before: datetime, limit: int) -> int:
    """What was asked before then has been answered; answers how many."""
    asked = DuplicateCheck.objects.filter(asked_at__lt=before).order_by("pk")
    ids = list(asked.values_list("pk", flat=True)[:limit])
    DuplicateCheck.objects.filter(pk__in=ids).delete()
    return len(ids)


def settle_checks(asked: Mapping[int, datetime]) -> None:
    """These have been compared as they were when it was asked; what was asked for later stays."""
    newest = max(asked.values())
    DuplicateCheck.objects.filter(customer__in=asked, asked_at__lte=newest).delete()


@transaction.atomic
def dismiss_pair(pair_id: int, *, by: Actor, at: datetime) -> DuplicatePair:
    """They are two; that is remembered. Whoever sees both and may change one of them may say so.

    Raises `DuplicatePair.DoesNotExist`, `PermissionDenied`.
    """
    pair = _held(pair_id, by)
    if pair.decided_at is None:
        pair.decided_at, pair.decided_by_id = at, by.employee_id
        pair.save(update_fields=["decided_at", "decided_by"])
        record_many(_facts("duplicate.dismissed", pair), by=by, at=at)
    return pair


@transaction.atomic
def reopen_pair(pair_id: int, *, by: Actor, at: datetime) -> DuplicatePair:
    """It was a mistake to say that they are two. Raises as `dismiss_pair`."""
    pair = _held(pair_id, by)
    if pair.decided_at is not None:
        pair.decided_at = pair.decided_by_id = None
        pair.save(update_fields=["decided_at", "decided_by"])
        record_many(_facts("duplicate.reopened", pair), by=by, at=at)
    return pair


def _held(pair_id: int, by: Actor) -> DuplicatePair:
    rows = DuplicatePair.objects.visible_to(by.access).select_related("a", "b")
    pair: DuplicatePair = rows.select_for_update(of=("self",)).get(pk=pair_id)
    if not any(by.access.may_write("customer", one) for one in (pair.a, pair.b)):
        raise PermissionDenied("customer")
    return pair


def _facts(verb: str, pair: DuplicatePair) -> list[Fact]:
    """One fact on each customer's time line; by number, since a name may have to be erased one day."""
    return [
        fact_of(pair.a, verb, after={"with": f"№ {pair.b_id}"}),
        fact_of(pair.b, verb, after={"with": f"№ {pair.a_id}"}),
    ]
