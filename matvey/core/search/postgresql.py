"""The index on PostgreSQL: one GIN index over the entry's words (tsvector), their pieces (pg_trgm) and readers.

It follows from the entry's row by itself, so there is nothing to keep in step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from matvey.core.search import plain_sql
from matvey.core.search.needs import Need
from matvey.core.search.plain_sql import Condition
from matvey.core.search.postgresql_language import (
    FINDING,
    READERS,
    WORDS,
    indexed_condition,
    plain_condition,
    quoted,
)
from matvey.core.search.rows import Filed, Found, Row, fetched

_FEWEST_RECENT, _MOST_RECENT = 10_000, 40_000
_PROBED = 1_000
_HANDFUL = 40
_HOPEFUL = 1.5  # how many times as many as wanted must be expected among the recent ones to look there
_FOUND = ", ".join(Found._fields)


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


def tokens_of(body: str, forms: str, filed_under: str) -> str:
    """Nothing to do: the index follows the rows."""
    return ""


def add_tokens(numbered: Sequence[tuple[int, str]]) -> None:
    """Nothing to do: the index follows the rows."""


def take_out(rows: Iterable[Row]) -> None:
    """Nothing to do: the index follows the rows."""


def tidy(pause: Callable[[], None]) -> None:
    """Bring what was written lately from GIN's waiting list into the index, as VACUUM would."""
    fetched("SELECT gin_clean_pending_list('core_search')", [])


def known(tokens: Iterable[str]) -> frozenset[str]:
    """Those of the tokens that some entry has.

    They are asked for by handfuls, then one by one where a handful has any: each question also goes through
    what was written lately, which stands in no order yet.
    """
    asked = {quoted(token): token for token in sorted(tokens)}
    has = f"SELECT 1 FROM core_searchentry WHERE {WORDS} @@"  # noqa: S608
    sql = f"""
        WITH handful AS MATERIALIZED (
            SELECT array_agg(token) AS tokens FROM unnest(%s::text[]) WITH ORDINALITY AS asked (token, place)
            GROUP BY place / {_HANDFUL} HAVING EXISTS ({has} string_agg(token, '|')::tsquery)
        )
        SELECT token FROM handful CROSS JOIN unnest(tokens) token WHERE EXISTS ({has} token::tsquery)
    """  # noqa: S608
    with by_index():
        return frozenset(asked[token] for (token,) in fetched(sql, [list(asked)]))


@contextmanager
def by_index() -> Iterator[None]:
    """Nothing is looked for by reading a whole table: PostgreSQL hopes to find it at the beginning."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan = DEFAULT")


def newest(need: Need, seen_by: Sequence[str], most: int) -> list[Found]:
    """The `most` newest entries that answer the need and stand under one of the tokens of `seen_by`.

    What very many answer is looked for among the newest entries without the index, which would gather all of them.
    """
    where, values = indexed_condition(need)
    where, values = f"{where} AND {READERS} && %s", [*values, list(seen_by)]
    found = _recent(plain_condition(need, seen_by), most)
    if len(found) == most:
        return found
    sql = f"{_whole(_FOUND, where)} ORDER BY id DESC LIMIT %s"
    return [Found(*row) for row in fetched(sql, [*values, most])]


def titles_begun(key: str, seen_by: Sequence[str], most: int) -> list[Found]:
    """The first `most` by title of those whose title begins with `key`."""
    return plain_sql.titles_begun(key, seen_by, most, FINDING)


def filed(seen_by: Sequence[str], most: int) -> list[Filed]:
    """Up to `most` of the entries that stand under one of the tokens of `seen_by`, whatever they hold."""
    sql = f"{_whole(', '.join(Filed._fields), f'{READERS} && %s')} LIMIT %s"
    return [Filed(*row) for row in fetched(sql, [list(seen_by), most])]


def indexed(token: str) -> set[int]:
    """The ids of the entries the index holds under the token."""
    return {pk for (pk,) in fetched(_whole("id", f"{READERS} && %s"), [[token]])}


def _recent(condition: Condition, most: int) -> list[Found]:
    """Up to `most` of the newest, if a look at a few promises that not many rows must be gone through for them."""
    [(last,)] = fetched("SELECT coalesce(max(id), 0) FROM core_searchentry", [])
    window = min(max(most * 50, _FEWEST_RECENT), _MOST_RECENT)
    promised = len(_after(last - _PROBED, condition, most)) * window / _PROBED
    return _after(last - window, condition, most) if promised > most * _HOPEFUL else []


def _after(oldest: int, condition: Condition, most: int) -> list[Found]:
    sql, values = condition
    rows = fetched(
        f"SELECT {_FOUND} FROM core_searchentry entry WHERE id > %s AND {sql} ORDER BY id DESC LIMIT %s",  # noqa: S608
        [oldest, *values, most],
    )
    return [Found(*row) for row in rows]


def _whole(columns: str, where: str) -> str:
    """MATERIALIZED hides the limit from the planner: hoping to stop early it would read the table in a row."""
    return f"WITH found AS MATERIALIZED (SELECT {columns} FROM core_searchentry WHERE {where}) SELECT * FROM found"  # noqa: S608
