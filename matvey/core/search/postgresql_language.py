"""Needs in the languages of PostgreSQL: tsquery for words, LIKE (served by pg_trgm) for parts of words."""

from __future__ import annotations

from collections.abc import Sequence

from matvey.core.search.needs import AllOf, AnyOf, Beginning, Containing, Need, OneOf, has_parts
from matvey.core.search.plain_sql import Condition, joined, plain, standing

FINDING = "strpos"
# The very expressions the index is made of: PostgreSQL uses it for these and no others.
WORDS = "array_to_tsvector(string_to_array(btrim(body || forms), ' '))"
READERS = "string_to_array(btrim(filed_under), ' ')"


def indexed_condition(need: Need) -> Condition:
    """The need as a condition on an entry that the index serves."""
    if not has_parts(need):
        return f"{WORDS} @@ %s::tsquery", [_asked(need)]
    match need:
        case AllOf(needs):
            return joined(" AND ", [indexed_condition(inner) for inner in needs])
        case AnyOf(needs):
            return joined(" OR ", [indexed_condition(inner) for inner in needs])
        case Containing(part):
            return "body LIKE %s", [f"%{_plain(part)}%"]
    raise TypeError(need)


def plain_condition(need: Need, seen_by: Sequence[str]) -> Condition:
    """The need, and that the entry stands under one of the tokens, as a condition that no index serves."""
    return joined(" AND ", [standing(seen_by, FINDING), plain(need, FINDING)])


def quoted(token: str) -> str:
    """The token as a lexeme of a tsquery."""
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def _asked(need: Need) -> str:
    match need:
        case OneOf(tokens):
            return " | ".join(map(quoted, sorted(tokens)))
        case Beginning(start):
            return f"{quoted(start)}:*"
        case AllOf(needs):
            return " & ".join(f"({_asked(inner)})" for inner in needs)
        case AnyOf(needs):
            return " | ".join(f"({_asked(inner)})" for inner in needs)
    raise TypeError(need)


def _plain(part: str) -> str:
    """The part with the signs of LIKE's own language made plain."""
    return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
