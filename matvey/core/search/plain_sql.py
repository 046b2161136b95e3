"""A need as a plain condition on the columns of an entry, exactly as meant and served by no index."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

from matvey.core.search.needs import AllOf, AnyOf, Beginning, Containing, Need, OneOf
from matvey.core.search.rows import Found, fetched

Condition = tuple[str, list[Any]]


def plain(need: Need, finding: str) -> Condition:
    """SQL over `entry` and its values; `finding` is the database's function for the place of a text in another."""
    held = f"{finding}(entry.body || entry.forms, %s) > 0"
    match need:
        case OneOf(tokens):
            return f"({' OR '.join([held] * len(tokens))})", [f" {token} " for token in sorted(tokens)]
        case Beginning(start):
            return held, [f" {start}"]
        case Containing(part):
            return f"{finding}(entry.body, %s) > 0", [part]
        case AllOf(needs):
            return joined(" AND ", [plain(inner, finding) for inner in needs])
        case AnyOf(needs):
            return joined(" OR ", [plain(inner, finding) for inner in needs])


def standing(seen_by: Sequence[str], finding: str) -> Condition:
    """The entry stands under one of these tokens."""
    return joined(" OR ", [(f"{finding}(entry.filed_under, %s) > 0", [f" {token} "]) for token in seen_by])


def titles_begun(key: str, seen_by: Sequence[str], most: int, finding: str) -> list[Found]:
    """The first `most` by title of those whose title begins with `key`, read off the index of titles.

    Rights are asked in a way no other index can serve: SQLite would take one for the kind and sort all of it.
    """
    condition, values = standing(seen_by, finding)
    sql = (
        f"SELECT {', '.join(Found._fields)} FROM core_searchentry entry"  # noqa: S608
        f" WHERE title_key >= %s AND title_key < %s AND {condition} ORDER BY title_key, id LIMIT %s"
    )
    return [Found(*row) for row in fetched(sql, [key, f"{key}\uffff", *values, most])]


def joined(word: str, conditions: Sequence[Condition]) -> Condition:
    """The conditions, at least one, with AND or OR between them."""
    return f"({word.join(sql for sql, _ in conditions)})", list(
        chain.from_iterable(values for _, values in conditions)
    )
