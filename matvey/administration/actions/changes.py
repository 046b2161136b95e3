"""Saving a row of ours together with the fact of it, before and after."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any, Final

from django.conf import settings
from django.db import models
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.timezone import localtime

from matvey.administration.time_zones import time_zone_choices
from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.staff.access import Actor
from matvey.staff.kinds import scoped_kinds
from matvey.staff.models import Role
from matvey.staff.rights import all_rights
from matvey.staff.scopes import Scope


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
    changed = [name for name, value in data.items() if getattr(row, name) != value]
    before = {name: readable(row, name) for name in changed}
    for name in changed:
        setattr(row, name, data[name])
    if changed:
        row.full_clean()
        row.save(update_fields=changed)
        record(
            Fact(
                verb,
                kind_of(row),
                row.pk,
                before=before,
                after={name: readable(row, name) for name in changed},
            ),
            by=by,
            at=at,
        )
    return row


def locked[M: models.Model](row: M) -> M:
    """The row as it stands now, kept from others until the transaction ends."""
    return type(row)._default_manager.select_for_update(no_key=True).get(pk=row.pk)


def kind_of(row: models.Model) -> str:
    """The kind under which the journal knows the row."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(row).__name__).lower()


def readable(row: models.Model, name: str) -> object:
    """The value as the journal keeps it: words that can be read when what it names is gone."""
    value = getattr(row, name)
    if isinstance(row, Role) and name in IN_WORDS:
        return IN_WORDS[name](value)
    if value and name in CHOSEN:
        return CHOSEN[name]().get(str(value), value)
    if value and hasattr(row, f"get_{name}_display"):
        return str(getattr(row, f"get_{name}_display")())
    match value:
        case datetime():
            return date_format(localtime(value), "SHORT_DATETIME_FORMAT")
        case date():
            return date_format(value, "SHORT_DATE_FORMAT")
        case time():
            return f"{value:%H:%M}"
        case models.Model() | Promise():
            return str(value)
        case _:
            return value


def _recorded(row: models.Model) -> list[str]:
    return [field.name for field in row._meta.concrete_fields if field.name not in UNSAID]


def _reach(scopes: Mapping[str, str]) -> list[str]:
    labels = {kind.key: kind.plural for kind in scoped_kinds()}
    return [f"{labels.get(kind, kind)}: {Scope(scope).label}" for kind, scope in scopes.items()]


def _rights(keys: list[str]) -> list[str]:
    return [str(right.label) for right in all_rights() if right.key in keys]


IN_WORDS: Final[Mapping[str, Callable[[Any], list[str]]]] = {
    "reading": _reach,
    "writing": _reach,
    "rights": _rights,
}
# Chosen from lists that the models do not know.
CHOSEN: Final[Mapping[str, Callable[[], dict[str, str]]]] = {
    "language": lambda: {code: str(name) for code, name in settings.LANGUAGES},
    "time_zone": lambda: dict(time_zone_choices()),
}
# Secrets, and what the event itself says: who did it and when.
UNSAID: Final = frozenset(
    {
        "id",
        "key",
        "password",
        "last_login",
        "joined_at",
        "created_at",
        "opened_at",
        "entered_at",
        "entered_by",
    }
)
