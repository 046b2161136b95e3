"""What is erased with a person's data; apps above add what they keep of people from their `erasers.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from matvey.customers.models import Contact, ContactPoint, Customer, LifeEvent, Person, Relative


@dataclass(frozen=True)
class Erasing:
    """A person whose data are being erased: `customers` are theirs alone, `subjects` rows about them.

    `people` are all numbers under which merges have found this human.
    """

    person: Person
    people: tuple[Person, ...]
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
    people = same_human(person)
    rows: dict[str, Iterable[int]] = {
        "person": [one.pk for one in people],
        "contact": Contact.objects.filter(person__in=people).values_list("pk", flat=True),
        "contactpoint": ContactPoint.objects.filter(person__in=people).values_list("pk", flat=True),
        "relative": Relative.objects.filter(Q(of__in=people) | Q(person__in=people)).values_list(
            "pk", flat=True
        ),
        "lifeevent": LifeEvent.objects.filter(person__in=people).values_list("pk", flat=True),
    }
    customers = tuple(Customer.objects.filter(person__in=people))
    return Erasing(person, people, customers, {kind: tuple(ids) for kind, ids in rows.items()}, at)


def same_human(person: Person) -> tuple[Person, ...]:
    """The person, and whom merges have found to be the same."""
    kept = person.merged_into_id or person.pk
    return tuple(Person.objects.filter(Q(pk=kept) | Q(merged_into=kept)).order_by("pk"))
