"""Saving, changing and taking away a row that stands around a customer, each with its fact."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Model

from matvey.customers.actions.facts import difference, fact_of, said, values_of
from matvey.customers.models import Customer
from matvey.customers.models.birthdays import Born
from matvey.customers.models.removable import Removable
from matvey.journal.actions import record
from matvey.staff.access import Actor

# What no reader of a time line wants to know.
UNTOLD = frozenset(
    {"id", "customer", "person", "of", "a", "b", "normal", "name_key", "birth_key", "removed_at"}
    | {"birth_day", "birth_month", "birth_year"}
    | {"created_at", "entered_at", "entered_by", "version", "contact_point", "changed_at", "author"}
)


def add_row[M: Model](row: M, verb: str, customer: Customer, *, by: Actor, at: datetime) -> M:
    """Check, insert and record. Raises `ValidationError` by field, and then writes nothing."""
    row.clean_fields(exclude={field.name for field in row._meta.fields if field.is_relation})
    row.validate_constraints()
    row.save(force_insert=True)
    record(fact_of(customer, verb, row, after=told(row)), by=by, at=at)
    return row


def change_row[M: Model](
    row: M, changes: Mapping[str, object], verb: str, customer: Customer, *, by: Actor, at: datetime
) -> bool:
    """Whether anything differed; only then is something written.

    Derived columns are set by the caller beforehand. Raises `ValidationError` by field.
    """
    before = {name: said(row, name) for name in changes}
    for name, value in changes.items():
        setattr(row, name, value)
    row.clean_fields(exclude={field.name for field in row._meta.fields} - set(changes))
    was, now = difference(before, row)
    if not now:
        return False
    row.validate_constraints()
    row.save()
    record(fact_of(customer, verb, row, before=was, after=now), by=by, at=at)
    return True


def remove_row(row: Removable, verb: str, customer: Customer, *, by: Actor, at: datetime) -> None:
    """Take it away; what it said stays in the journal, and the row can be brought back."""
    row.removed_at = at
    row.save(update_fields=["removed_at"])
    record(fact_of(customer, verb, row, before=told(row)), by=by, at=at)


def restore_row(row: Removable, verb: str, customer: Customer, *, by: Actor, at: datetime) -> None:
    row.removed_at = None
    row.save(update_fields=["removed_at"])
    record(fact_of(customer, verb, row, after=told(row)), by=by, at=at)


def told(row: Model) -> dict[str, object]:
    """The values of a row that its time line tells."""
    values = values_of(row, [field.name for field in row._meta.fields if field.name not in UNTOLD])
    if isinstance(row, Born) and row.birth_key:
        year = f".{row.birth_year}" if row.birth_year else ""
        values["birthday"] = f"{row.birth_day:02d}.{row.birth_month:02d}{year}"
    return values
