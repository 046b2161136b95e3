"""What is erased with a person's data; apps above add what they keep of people from their `erasers.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from matvey.customers.models import Contact, ContactPoint, Customer, LifeEvent, Person, Relative


@dataclass(frozen=True)
class Erasing:
    """A person whose data are being erased: `customers` are theirs alone, `subjects` rows about them."""

    person: Person
    customers: tuple[Customer, ...]
    subjects: Mapping[str, tuple[int, ...]]
    at: datetime


@dataclass(frozen=True)
class Eraser:
    """Blanks one kind of personal values in the transaction of the erasure, and says how many there were.

    `label` names the kind in the act of destruction.
    """

    key: str
    label: str
    erase: Callable[[Erasing], int]


_registered: dict[str, Eraser] = {}


def add(*erasers: Eraser) -> None:
    for eraser in erasers:
        _registered[eraser.key] = eraser


def all_erasers() -> list[Eraser]:
    return list(_registered.values())


def of_person(person: Person, at: datetime) -> Erasing:
    """Everything the base itself knows to be about this person."""
    rows: dict[str, Iterable[int]] = {
        "person": [person.pk],
        "contact": Contact.objects.filter(person=person).values_list("pk", flat=True),
        "contactpoint": ContactPoint.objects.filter(person=person).values_list("pk", flat=True),
        "relative": Relative.objects.filter(Q(of=person) | Q(person=person)).values_list("pk", flat=True),
        "lifeevent": LifeEvent.objects.filter(person=person).values_list("pk", flat=True),
    }
    customers = tuple(Customer.objects.filter(person=person))
    return Erasing(person, customers, {kind: tuple(ids) for kind, ids in rows.items()}, at)
