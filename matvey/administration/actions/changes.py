"""Saving a row of ours together with the fact of it, before and after."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time

from django.db import models
from django.utils.functional import Promise

from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.staff.access import Actor


def add_row[M: models.Model](row: M, verb: str, *, by: Actor, at: datetime) -> M:
    """Check, insert and record a new row. Raises `ValidationError` by field, and then writes nothing."""
    row.full_clean()
    row.save(force_insert=True)
    after = {name: value for name in _recorded(row) if (value := readable(row, name)) not in ("", None)}
    record(Fact(verb, kind_of(row), row.pk, after=after), by=by, at=at)
    return row


def change_row[M: models.Model](
    row: M, data: Mapping[str, object], verb: str, *, by: Actor, at: datetime
) -> M:
    """Put `data` into the row as it stands now and record what differs; nothing where nothing does.

    Raises `ValidationError` by field, and then writes nothing.
    """
    row = locked(row)
    before = {name: readable(row, name) for name in data}
    for name, value in data.items():
        setattr(row, name, value)
    changed = [name for name in data if readable(row, name) != before[name]]
    if changed:
        row.full_clean()
        row.save(update_fields=changed)
        record(
            Fact(
                verb,
                kind_of(row),
                row.pk,
                before={name: before[name] for name in changed},
                after={name: readable(row, name) for name in changed},
            ),
            by=by,
            at=at,
        )
    return row


def locked[M: models.Model](row: M) -> M:
    """The row as it stands now, kept from others until the transaction ends."""
    return type(row)._default_manager.select_for_update().get(pk=row.pk)


def kind_of(row: models.Model) -> str:
    """The kind under which the journal knows the row."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(row).__name__).lower()


def readable(row: models.Model, name: str) -> object:
    """The value as the journal keeps it: JSON that can be read when what it names is gone."""
    value = getattr(row, name)
    match value:
        case models.Model() | Promise():
            return str(value)
        case date() | time():
            return value.isoformat()
        case _:
            return value


def _recorded(row: models.Model) -> list[str]:
    secret = {"id", "password", "last_login"}
    return [field.name for field in row._meta.concrete_fields if field.name not in secret]
