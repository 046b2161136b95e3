"""Whether anybody has changed a customer since an import did, as the journal knows it.

Any event about the customer, or about a row the import has touched, counts: an edit, a note, a comment, a
hand-over, another import, a merge. What a later import did and has taken back again does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from matvey.exchange.models import ImportChange
from matvey.journal.models import Event
from matvey.journal.verbs import quiet_keys

UNDONE = "import.undone"

type Subject = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Happened:
    """As much of an event as tells who did what, and when."""

    pk: int
    customer: int | None
    kind: str
    number: int
    batch: int | None
    verb: str
    employee: int | None
    door: str
    at: datetime


_COLUMNS = (
    "pk",
    "customer_id",
    "subject_kind",
    "subject_id",
    "batch_id",
    "verb",
    "employee",
    "door",
    "recorded_at",
)


def last_changes(
    customers: Collection[int], changes: Iterable[ImportChange], batch: int
) -> dict[int, Happened]:
    """The last thing that happened since to each customer who is not any more as that import left them."""
    touched = {(one.part, one.object_id): one.customer_id for one in changes}
    touched |= {("customer", number): number for number in customers}
    about: dict[int, dict[int, Happened]] = defaultdict(dict)
    for event in _events(customers, touched):
        if event.customer is not None and event.customer in customers:
            about[event.customer][event.pk] = event
        if number := touched.get((event.kind, event.number)):
            about[number][event.pk] = event
    found = {
        number: _last(sorted(events.values(), key=lambda e: e.pk), batch) for number, events in about.items()
    }
    return {number: event for number, event in found.items() if event}


def _events(customers: Collection[int], touched: Mapping[Subject, int]) -> Iterator[Happened]:
    """By customer and by subject apart, each by an index of its own."""
    events = Event.objects.exclude(verb__in=quiet_keys()).order_by()
    by_kind: dict[str, list[int]] = defaultdict(list)
    for kind, number in touched:
        by_kind[kind].append(number)
    for row in events.filter(customer_id__in=customers).values_list(*_COLUMNS):
        yield Happened(*row)
    for kind, numbers in by_kind.items():
        about = Q(subject_kind=kind, subject_id__in=numbers)
        for row in events.filter(about).values_list(*_COLUMNS):
            yield Happened(*row)


def _last(events: Sequence[Happened], batch: int) -> Happened | None:
    """Ids tell the order: whoever changes a customer holds its row while the event gets its number."""
    first = next((event.pk for event in events if event.batch == batch), 0)
    taken_back = {event.batch: event.pk for event in events if event.verb == UNDONE}
    since = (
        event
        for event in reversed(events)
        if event.pk > max(first, taken_back.get(event.batch, 0)) and event.batch != batch
    )
    return next(since, None)
