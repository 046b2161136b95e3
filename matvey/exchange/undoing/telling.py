"""What the journal says of what was taken back, and what it forgets with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from django.db.models import Q

from matvey.customers.actions.facts import fact_of, said
from matvey.customers.actions.rows import UNTOLD
from matvey.customers.models import Customer, Person
from matvey.exchange.models import ImportChange
from matvey.exchange.undoing.changed_since import UNDONE
from matvey.exchange.undoing.parts import Key
from matvey.journal.facts import Fact
from matvey.journal.models import Event, EventDetail

type Rows = Mapping[str, Mapping[int, Any]]
type Told = dict[str, Any]


@dataclass
class Story:
    """What is told of each customer, and of each person around one whose own details are set back.

    Taken before anything is: `gone` are the rows that go, `was` is what the changed ones say.
    """

    changed: Sequence[ImportChange]
    rows: Rows
    gone: dict[int, Told] = field(default_factory=lambda: defaultdict(dict))
    was: dict[Key, Told] = field(default_factory=dict)

    @classmethod
    def of(cls, changes: Sequence[ImportChange], rows: Rows) -> Self:
        story = cls([one for one in changes if not one.is_new], rows)
        for one in changes:
            if one.is_new:
                _tell_gone(one, rows, story.gone[one.customer_id])
        story.was = story._said()
        return story

    def facts(self, customers: Mapping[int, Customer]) -> list[Fact]:
        """Told once everything is set back."""
        before: dict[int, Told] = {pk: dict(self.gone[pk]) for pk in customers}
        after: dict[int, Told] = {pk: {} for pk in customers}
        people = []
        now = self._said()
        for one in self.changed:
            key = (one.part, one.object_id)
            if one.part == "person":
                person, customer = self.rows["person"][one.object_id], customers[one.customer_id]
                people.append(fact_of(customer, UNDONE, person, before=self.was[key], after=now[key]))
            else:
                before[one.customer_id] |= self.was[key]
                after[one.customer_id] |= now[key]
        whole = [fact_of(row, UNDONE, before=before[pk], after=after[pk]) for pk, row in customers.items()]
        return whole + people

    def _said(self) -> dict[Key, Told]:
        return {
            (one.part, one.object_id): _told(self.rows[one.part][one.object_id], one.before)
            for one in self.changed
        }


def blank_events(changes: Iterable[ImportChange], rows: Rows, at: datetime) -> None:
    """Forget what the journal says of contact persons whom only the import had brought.

    They are going to be deleted, so nobody could find them later to have their data destroyed.
    """
    subjects = Q(pk__in=[])
    for one in changes:
        if one.is_new and _is_of_a_contact_person(one, rows):
            subjects |= Q(subject_kind=one.part, subject_id=one.object_id)
    details = EventDetail.objects.filter(event__in=Event.objects.filter(subjects), erased_at=None)
    details.update(before={}, after={}, text="", erased_at=at)


def _is_of_a_contact_person(one: ImportChange, rows: Rows) -> bool:
    if one.part == "contactpoint":
        return rows[one.part][one.object_id].customer_id is None
    return one.part in ("contact", "person")


def _tell_gone(one: ImportChange, rows: Rows, told: Told) -> None:
    """Of contact persons only how many: see `blank_events`."""
    if one.part == "contact":
        told["contacts"] = told.get("contacts", 0) + 1
    elif not _is_of_a_contact_person(one, rows):
        row = rows[one.part][one.object_id]
        told.setdefault(one.part, []).append(str(row.tag if one.part == "tagging" else row))


def _told(row: Any, columns: Iterable[str]) -> Told:
    names = [one.name for one in row._meta.concrete_fields if one.attname in columns]
    told = {name: said(row, name) for name in names if name not in UNTOLD}
    return told | ({"birthday": _birthday(row)} if "birth_key" in names else {})


def _birthday(person: Person) -> str:
    if not person.birth_key:
        return ""
    year = f".{person.birth_year}" if person.birth_year else ""
    return f"{person.birth_day:02d}.{person.birth_month:02d}{year}"
