"""The index on SQLite: one FTS5 table without content, whose tokens follow from the row of the entry alone.

It holds tokens, their first letters and their three-letter pieces; positions are left out, so a part of a word is
asked for by its pieces and made sure of in the entry's body.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from matvey.core.search import plain_sql
from matvey.core.search.needs import Need
from matvey.core.search.rows import Filed, Found, Row, fetched
from matvey.core.search.sqlite_language import FINDING, asked, doubts, edges, either, pieces

# Every printable sign but quotes belongs to a token; tokens are parted by spaces only.
_SIGNS = "!#$%&()*+,-./:;<=>?@[\\]^_`{|}~"


_MERGED_AT_ONCE = 64  # pages
# CROSS JOIN makes SQLite go through the index first and look at the entries after.
_MATCHING = (
    "SELECT entry.id, entry.{} FROM core_search CROSS JOIN core_searchentry entry ON entry.id = core_search.rowid"
    " WHERE core_search MATCH %s"
)


def create(editor: BaseDatabaseSchemaEditor) -> None:
    """Make the index, with what the entries hold already."""
    editor.execute(
        "CREATE VIRTUAL TABLE core_search USING fts5(tokens, content='', detail=none, columnsize=0,"
        f" tokenize=\"ascii tokenchars '{_SIGNS}'\")",
        params=None,
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, body, forms, filed_under FROM core_searchentry")
        while rows := cursor.fetchmany(1000):
            add(Row(*row) for row in rows)


def drop(editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute("DROP TABLE IF EXISTS core_search")


def add(rows: Iterable[Row]) -> None:
    """Let these entries be found; none of them may be there already."""
    add_tokens([(row.id, tokens_of(row.body, row.forms, row.filed_under)) for row in rows])


def add_tokens(numbered: Sequence[tuple[int, str]]) -> None:
    """Let entries be found by what `tokens_of` has answered for them."""
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO core_search (rowid, tokens) VALUES (%s, %s)", numbered)


def take_out(rows: Iterable[Row]) -> None:
    """Let these entries, as they were added, not be found any more."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO core_search (core_search, rowid, tokens) VALUES ('delete', %s, %s)",
            [(row.id, tokens_of(row.body, row.forms, row.filed_under)) for row in rows],
        )


def tidy(pause: Callable[[], None]) -> None:
    """Merge the pieces FTS5 keeps of late changes, a few milliseconds at a time: questions then look in one place."""
    with connection.cursor() as cursor:
        merge = "INSERT INTO core_search (core_search, rank) VALUES ('merge', %s)"
        cursor.execute(merge, [-_MERGED_AT_ONCE])  # the minus begins a merge of everything
        while _changes_of(merge) > 1:
            pause()


def _changes_of(merge: str) -> int:
    """How many rows FTS5 itself wrote; with nothing left to merge it writes one at most."""
    [(before,)] = fetched("SELECT total_changes()", [])
    with connection.cursor() as cursor:
        cursor.execute(merge, [_MERGED_AT_ONCE])
    [(after,)] = fetched("SELECT total_changes()", [])
    return int(after) - int(before)


def known(tokens: Iterable[str]) -> frozenset[str]:
    """Those of the tokens that some entry has."""
    sql = (
        "SELECT asked.value FROM json_each(%s) asked WHERE EXISTS"
        " (SELECT 1 FROM core_search WHERE core_search MATCH '\"' || asked.value || '\"')"
    )
    return frozenset(token for (token,) in fetched(sql, [json.dumps(sorted(tokens))]))


def newest(need: Need, seen_by: Sequence[str], most: int) -> list[Found]:
    """The `most` newest entries that answer the need and stand under one of the tokens of `seen_by`."""
    sure, values = doubts(need)
    sql = f"{_MATCHING.format('object_id, entry.title_key')} AND {sure} ORDER BY core_search.rowid DESC LIMIT %s"
    return [Found(*row) for row in fetched(sql, [f"({asked(need)}) AND ({either(seen_by)})", *values, most])]


def titles_begun(key: str, seen_by: Sequence[str], most: int) -> list[Found]:
    """The first `most` by title of those whose title begins with `key`."""
    return plain_sql.titles_begun(key, seen_by, most, FINDING)


def filed(seen_by: Sequence[str], most: int) -> list[Filed]:
    """Up to `most` of the entries that stand under one of the tokens of `seen_by`, whatever they hold."""
    sql = f"{_MATCHING.format('object_id, entry.title_key, entry.body, entry.forms')} LIMIT %s"
    return [Filed(*row) for row in fetched(sql, [either(seen_by), most])]


def indexed(token: str) -> set[int]:
    """The ids of the entries the index holds under the token."""
    return {
        pk for (pk,) in fetched("SELECT rowid FROM core_search WHERE core_search MATCH %s", [either([token])])
    }


def tokens_of(body: str, forms: str, filed_under: str) -> str:
    """What the index holds of an entry with these columns."""
    words, others = body.split(), forms.split()
    parts = chain.from_iterable(chain(map(pieces, words), map(edges, words), map(edges, others)))
    return " ".join({*words, *others, *parts, *filed_under.split()})
