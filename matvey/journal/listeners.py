"""Who wants to hear of which verb, inside the transaction in which it happens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matvey.journal.facts import Fact
from matvey.journal.models import Event
from matvey.staff.access import Actor


@dataclass(frozen=True)
class Happening:
    """An event as its subscribers receive it."""

    event: Event
    fact: Fact
    by: Actor


type Subscriber = Callable[[Sequence[Happening]], None]

_subscribers: dict[str, list[Subscriber]] = defaultdict(list)


def subscribe(verb: str, subscriber: Subscriber) -> None:
    """Call `subscriber` with all events of that verb of an action, before it commits.

    It may write; what takes long it leaves to a job whose row it writes here.
    """
    _subscribers[verb].append(subscriber)


def notify(happenings: Sequence[Happening]) -> None:
    by_verb: dict[str, list[Happening]] = defaultdict(list)
    for happening in happenings:
        by_verb[happening.event.verb].append(happening)
    for verb, group in by_verb.items():
        for subscriber in _subscribers[verb]:
            subscriber(group)
