"""A need as a plain condition on the columns of an entry, exactly as meant and served by no index."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

from matvey.core.search.needs import AllOf, AnyOf, Beginning, Containing, Need, OneOf

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


def joined(word: str, conditions: Sequence[Condition]) -> Condition:
    """The conditions, at least one, with AND or OR between them."""
    return f"({word.join(sql for sql, _ in conditions)})", list(
        chain.from_iterable(values for _, values in conditions)
    )
