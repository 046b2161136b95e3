"""Declares a company's own fields, and keeps their values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.records.custom_values import as_text, is_empty, to_row, values_of
from matvey.records.models import CustomField, CustomValue
from matvey.staff.access import Actor
from matvey.staff.rights import ADMINISTER


@transaction.atomic
def add_custom_field(data: Mapping[str, Any], *, by: Actor, at: datetime) -> CustomField:
    """Needs the right to administer."""
    by.access.demand(ADMINISTER)
    field = CustomField.objects.create(created_at=at, **data)
    _note(field, "custom_field.added", {}, _described(field), by, at)
    return field


@transaction.atomic
def change_custom_field(
    field: CustomField, data: Mapping[str, Any], *, by: Actor, at: datetime
) -> CustomField:
    """Everything but its kind and type may change: values already entered stay readable."""
    by.access.demand(ADMINISTER)
    before = _described(field)
    for name in ("label", "choices", "hint", "required", "position"):
        setattr(field, name, data.get(name, getattr(field, name)))
    field.save(update_fields=["label", "choices", "hint", "required", "position"])
    _note(field, "custom_field.changed", before, _described(field), by, at)
    return field


@transaction.atomic
def archive_custom_field(field: CustomField, *, by: Actor, at: datetime) -> None:
    """The field leaves forms and lists; its values stay."""
    by.access.demand(ADMINISTER)
    field.archived_at = at
    field.save(update_fields=["archived_at"])
    _note(field, "custom_field.archived", _described(field), {}, by, at)


def set_custom_values(
    fields: Sequence[CustomField], target: Any, values: Mapping[str, Any]
) -> tuple[dict[str, str], dict[str, str]]:
    """Keep the values of one record, inside the transaction of its action.

    Answers what has changed, before and after, by the fields' names, for the journal.
    """
    known = values_of(fields, target)
    changed = [field for field in fields if field.key in values and values[field.key] != known[field.key]]
    CustomValue.objects.filter(field__in=changed, object_id=target.pk).delete()
    filled = [field for field in changed if not is_empty(values[field.key])]
    CustomValue.objects.bulk_create([to_row(field, target.pk, values[field.key]) for field in filled])
    before = {field.label: as_text(known[field.key]) for field in changed}
    return before, {field.label: as_text(values[field.key]) for field in changed}


def add_custom_values(values: Iterable[tuple[CustomField, int, Any]]) -> None:
    """Keep values of records made in this transaction: field, the record's number, value."""
    rows = [to_row(field, number, value) for field, number, value in values if not is_empty(value)]
    CustomValue.objects.bulk_create(rows)


def _described(field: CustomField) -> dict[str, object]:
    return {"label": field.label, "type": field.type, "choices": field.choices, "required": field.required}


def _note(
    field: CustomField,
    verb: str,
    before: dict[str, object],
    after: dict[str, object],
    by: Actor,
    at: datetime,
) -> None:
    fact = Fact(verb, "custom_field", field.pk, before=before, after=after)
    record(fact, by=by, at=at)
