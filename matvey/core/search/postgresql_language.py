"""Needs in the languages of PostgreSQL: tsquery for words, LIKE (served by pg_trgm) for parts of words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

from matvey.core.search.needs import AllOf, AnyOf, Beginning, Containing, Need, OneOf, has_parts

# The very expressions the index is made of: PostgreSQL uses it for these and no others.
WORDS = "array_to_tsvector(string_to_array(btrim(body), ' '))"
READERS = "string_to_array(btrim(filed_under), ' ')"


def condition(need: Need) -> tuple[str, list[Any]]:
    """The need as an SQL condition on an entry, and its values."""
    if not has_parts(need):
        return f"{WORDS} @@ %s::tsquery", [_asked(need)]
    match need:
        case AllOf(needs):
            return _joined(" AND ", needs)
        case AnyOf(needs):
            return _joined(" OR ", needs)
        case Containing(part):
            return "body LIKE %s", [f"%{_plain(part)}%"]
    raise TypeError(need)


def _joined(word: str, needs: Sequence[Need]) -> tuple[str, list[Any]]:
    parts = [condition(need) for need in needs]
    return f"({word.join(part for part, _ in parts)})", list(
        chain.from_iterable(values for _, values in parts)
    )


def _asked(need: Need) -> str:
    match need:
        case OneOf(tokens):
            return " | ".join(map(_quoted, sorted(tokens)))
        case Beginning(start):
            return f"{_quoted(start)}:*"
        case AllOf(needs):
            return " & ".join(f"({_asked(inner)})" for inner in needs)
        case AnyOf(needs):
            return " | ".join(f"({_asked(inner)})" for inner in needs)
    raise TypeError(need)


def _quoted(token: str) -> str:
    return "'" + token.replace("\\", "\\\\").replace("'", "''") + "'"


def _plain(part: str) -> str:
    """The part with the signs of LIKE's own language made plain."""
    return part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
