"""Saving a row of ours together with the fact of it, before and after."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import models

from matvey.administration.time_zones import time_zone_choices
from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.journal.readable import Words, readable
from matvey.staff.access import Actor
from matvey.staff.kinds import scoped_kinds
from matvey.staff.rights import all_rights
from matvey.staff.scopes import Scope


def add_row[M: models.Model](row: M, verb: str, *, by: Actor, at: datetime) -> M:
    """Check, insert and record a new row. Raises `ValidationError` by field, and then writes nothing."""
    row.full_clean()
    row.save(force_insert=True)
    after = {
        name: value for name in _recorded(row) if (value := readable(row, name, IN_WORDS)) not in ("", None)
    }
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
    before = {name: readable(row, name, IN_WORDS) for name in changed}
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
                after={name: readable(row, name, IN_WORDS) for name in changed},
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


def _recorded(row: models.Model) -> list[str]:
    return [field.name for field in row._meta.concrete_fields if field.name not in UNSAID]


def _reach(scopes: Mapping[str, str]) -> list[str]:
    labels = {kind.key: kind.plural for kind in scoped_kinds()}
    return [f"{labels.get(kind, kind)}: {Scope(scope).label}" for kind, scope in scopes.items()]


def _rights(keys: list[str]) -> list[str]:
    return [str(right.label) for right in all_rights() if right.key in keys]


def _language(code: str) -> str:
    return str(dict(settings.LANGUAGES).get(code, code))


def _time_zone(name: str) -> str:
    return dict(time_zone_choices()).get(name, name)


# What a role says, and what is chosen from lists that the models do not know.
IN_WORDS: Final[Words] = {
    "reading": _reach,
    "writing": _reach,
    "rights": _rights,
    "language": _language,
    "time_zone": _time_zone,
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
