"""A page far down a list made of parts, found without reading all rows that stand before it."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import merge
from typing import Any, Final

from django.db.models import QuerySet

# Most rows the smaller parts may add to the largest one.
BESIDE: Final = 1_000


def deep_ids(
    parts: Sequence[QuerySet[Any]], order: Sequence[str], offset: int, limit: int
) -> list[int] | None:
    """The ids from `offset`, which must be greater than `BESIDE`; `None` where the parts beside the last one are large.

    The last part is skipped through by the database, so far that as many rows as the others could put in
    between are still left; those which stand before what is left have to be counted only.
    """
    *others, main = parts
    keys, descending = [name.removeprefix("-") for name in order], order[0].startswith("-")
    beside = _beside(main, others, keys)
    if beside is None:
        return None
    begin = offset - len(beside)
    rows = list(main.order_by(*order).values_list(*keys)[begin : offset + limit])
    if not rows:
        return []
    later = sorted((row for row in beside if (row < rows[0]) == descending), reverse=descending)
    start = len(later)  # so many of those beside may still come, so many of the rows stand before the page
    return [row[-1] for row in list(merge(rows, later, reverse=descending))[start : start + limit]]


def _beside(
    main: QuerySet[Any], others: Sequence[QuerySet[Any]], keys: list[str]
) -> set[tuple[Any, ...]] | None:
    """The rows that are in one of the others but not in the last part, unless there may be too many."""
    rows = {row for part in others for row in part.order_by().values_list(*keys)[: BESIDE + 1]}
    if len(rows) > BESIDE:
        return None
    both = set(main.filter(pk__in=[row[-1] for row in rows]).values_list("pk", flat=True))
    return {row for row in rows if row[-1] not in both}
