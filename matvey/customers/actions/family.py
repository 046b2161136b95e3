"""Relatives and the events of somebody's life."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.customers.actions.people import check_birthday, demand_around
from matvey.customers.actions.rights import hold
from matvey.customers.actions.rows import add_row, change_row, remove_row, restore_row
from matvey.customers.models import Customer, LifeEvent, Person, Relative
from matvey.staff.access import Actor

_BIRTHDAY = {"birth_day", "birth_month", "birth_year"}


@dataclass(frozen=True)
class NewRelative:
    """A relative: a name, or a human known already."""

    relation: str
    name: str = ""
    person: Person | None = None
    birth_day: int | None = None
    birth_month: int | None = None
    birth_year: int | None = None
    note: str = ""


@transaction.atomic
def add_relative(of: Person, new: NewRelative, customer: Customer, *, by: Actor, at: datetime) -> Relative:
    """Raises `ValidationError` where nothing names the relative or there is no such day."""
    held = hold(customer, by)
    demand_around(of, held)
    if not new.name.strip() and new.person is None:
        raise ValidationError({"name": _("A relative needs a name.")})
    check_birthday(new.birth_day, new.birth_month, new.birth_year)
    name = new.name.strip() or str(new.person)
    relative = Relative(of=of, person=new.person, name=name, relation=new.relation, note=new.note)
    relative.born(new.birth_day, new.birth_month, new.birth_year)
    return add_row(relative, "relative.added", held, by=by, at=at)


@transaction.atomic
def change_relative(
    relative: Relative, changes: Mapping[str, object], customer: Customer, *, by: Actor, at: datetime
) -> Relative:
    held = hold(customer, by)
    relative = Relative.objects.select_for_update(of=("self",)).get(pk=relative.pk)
    demand_around(relative.of, held)
    if _BIRTHDAY & set(changes):
        parts = {name: changes.get(name, getattr(relative, name)) for name in sorted(_BIRTHDAY)}
        check_birthday(*(parts[f"birth_{part}"] for part in ("day", "month", "year")))  # type: ignore[arg-type]
        relative.birth_key = _key(parts)
    change_row(relative, changes, "relative.changed", held, by=by, at=at)
    return relative


@transaction.atomic
def remove_relative(relative: Relative, customer: Customer, *, by: Actor, at: datetime) -> None:
    held = hold(customer, by)
    demand_around(relative.of, held)
    remove_row(relative, "relative.removed", held, by=by, at=at)


@transaction.atomic
def restore_relative(relative: Relative, customer: Customer, *, by: Actor, at: datetime) -> None:
    held = hold(customer, by)
    demand_around(relative.of, held)
    restore_row(relative, "relative.restored", held, by=by, at=at)


@dataclass(frozen=True)
class NewLifeEvent:
    happened_on: date
    text: str
    tone: str = LifeEvent.Tone.OTHER


@transaction.atomic
def add_life_event(
    person: Person, new: NewLifeEvent, customer: Customer, *, by: Actor, at: datetime
) -> LifeEvent:
    """A joyful or sad event, kept with the human and shown on every card they stand on."""
    held = hold(customer, by)
    demand_around(person, held)
    event = LifeEvent(
        person=person,
        happened_on=new.happened_on,
        text=new.text.strip(),
        tone=new.tone,
        entered_by_id=by.employee_id,
        entered_at=at,
    )
    return add_row(event, "life_event.added", held, by=by, at=at)


@transaction.atomic
def remove_life_event(event: LifeEvent, customer: Customer, *, by: Actor, at: datetime) -> None:
    held = hold(customer, by)
    demand_around(event.person, held)
    remove_row(event, "life_event.removed", held, by=by, at=at)


def _key(parts: Mapping[str, object]) -> int | None:
    day, month = parts["birth_day"], parts["birth_month"]
    return month * 100 + day if isinstance(day, int) and isinstance(month, int) else None
