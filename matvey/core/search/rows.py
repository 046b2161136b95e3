"""The columns of an entry that the databases' indexes work with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import connection


class Row(NamedTuple):
    """What the index of a database is made from."""

    id: int
    body: str
    forms: str
    filed_under: str


class Filed(NamedTuple):
    """An entry as it stands in a narrow scope: enough to look through without the index."""

    id: int
    object_id: int
    title_key: str
    body: str
    forms: str


class Found(NamedTuple):
    """What the index of a database finds: enough to rank by."""

    id: int
    object_id: int
    title_key: str


def fetched(sql: str, values: Sequence[Any]) -> list[Any]:
    """All rows of a query."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
