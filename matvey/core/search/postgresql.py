"""The index on PostgreSQL: one GIN index over the entry's words (tsvector), their pieces (pg_trgm) and readers.

It follows from the entry's row by itself, so there is nothing to keep in step.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from matvey.core.search.needs import Need
from matvey.core.search.postgresql_language import READERS, WORDS, condition
from matvey.core.search.rows import Filed, Found, Row, fetched

_FIRST_WINDOW = 1 << 15


def create(editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index, with what the entries hold already."""
    editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    editor.execute(
        f"CREATE INDEX core_search ON core_searchentry USING gin (({WORDS}), body gin_trgm_ops, ({READERS}))"
        " WITH (gin_pending_list_limit = 512)"
    )


def drop(editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute("DROP INDEX IF EXISTS core_search")


def add(rows: Iterable[Row]) -> None:
    """Nothing to do: the index follows the rows."""


def take_out(rows: Iterable[Row]) -> None:
    """Nothing to do: the index follows the rows."""


def newest(need: Need, seen_by: Sequence[str], most: int) -> list[Found]:
    """The `most` newest entries that answer the need and stand under one of the tokens of `seen_by`."""
    where, values = condition(need)
    where, values = f"{where} AND {READERS} && %s", [*values, list(seen_by)]
    found = _found(where, values, f"LIMIT {most:d}")
    return found if len(found) < most else _newest_of_many(where, values, most)


def filed(seen_by: Sequence[str], most: int) -> list[Filed]:
    """Up to `most` of the entries that stand under one of the tokens of `seen_by`, whatever they hold."""
    columns, where = "id, object_id, title_key, body", f"{READERS} && %s"
    return [Filed(*row) for row in fetched(_lazily(columns, where, f"LIMIT {most:d}"), [list(seen_by)])]


def indexed(token: str) -> set[int]:
    """The ids of the entries the index holds under the token."""
    return {pk for (pk,) in fetched(_lazily("id", f"{READERS} && %s", ""), [[token]])}


def _newest_of_many(where: str, values: list[Any], most: int) -> list[Found]:
    """Look among the newest entries first, then further back, so that few of the many are sorted."""
    [(last,)] = fetched("SELECT coalesce(max(id), 0) FROM core_searchentry", [])
    window = _FIRST_WINDOW
    while True:
        found = _found(f"{where} AND id > %s", [*values, last - window], f"ORDER BY id DESC LIMIT {most:d}")
        if len(found) == most or window >= last:
            return found
        window *= 8


def _found(where: str, values: list[Any], ending: str) -> list[Found]:
    return [Found(*row) for row in fetched(_lazily("id, object_id, title_key", where, ending), values)]


def _lazily(columns: str, where: str, ending: str) -> str:
    """MATERIALIZED hides the limit from the planner: hoping to stop early it would read the table in a row."""
    return (
        f"WITH found AS MATERIALIZED (SELECT {columns} FROM core_searchentry WHERE {where})"  # noqa: S608
        f" SELECT * FROM found {ending}"
    )
