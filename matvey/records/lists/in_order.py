"""The ids a question asks for, in its order."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from itertools import islice
from operator import itemgetter
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from matvey.records.lists.conditions import Condition, conditions_of, together
from matvey.records.lists.deep import BESIDE, deep_ids
from matvey.records.lists.question import Question


def parts_of(question: Question) -> list[QuerySet[Any]]:
    """The rows this person may see, in parts that an index serves each; a row may be in several."""
    screen, access = question.screen, question.asking.access
    return screen.parts(access) if screen.parts else [screen.visible(access)]


def ids_in_order(question: Question, limit: int | None = None) -> Iterator[int]:
    """The ids of all rows, ordered."""
    condition = together(conditions_of(question))
    return _ids(question, [part.filter(condition) for part in parts_of(question)], 0, limit)


def ids_of_page(question: Question, conditions: list[Condition], offset: int, limit: int) -> Iterator[int]:
    """The ids of one page, by walking the index of the order: quick where the rows lie thick."""
    return _ids(question, _ordered_parts(question, conditions), offset, limit)


def _ids(question: Question, parts: list[QuerySet[Any]], offset: int, limit: int | None) -> Iterator[int]:
    """The ids of parts that are read in order and merged."""
    order = question.order
    end = None if limit is None else offset + limit
    if len(parts) == 1:
        yield from parts[0].order_by(*order).values_list("pk", flat=True)[offset:end]
        return
    if limit is not None and offset > BESIDE and (deep := deep_ids(parts, order, offset, limit)) is not None:
        yield from deep
        return
    keys = [name.removeprefix("-") for name in order]
    streams = [part.order_by(*order).values_list(*keys)[:end].iterator() for part in parts]
    ordered = _each_once(merge(*streams, reverse=order[0].startswith("-")))
    yield from islice(ordered, offset, end)


def _ordered_parts(question: Question, conditions: list[Condition]) -> list[QuerySet[Any]]:
    """The parts of the visible rows that match, put so that the order's index is walked.

    SQLite knows nothing of how values are spread and would rather sort; a condition it has to ask of each row
    leaves it no other index.
    """
    if connection.vendor != "sqlite" or not conditions:
        return [part.filter(together(conditions)) for part in parts_of(question)]
    fields = question.sort_in_force.fields
    ordering = [condition for condition in conditions if condition.field in fields]
    others = [condition for condition in conditions if condition.field not in fields]
    same = question.screen.model._default_manager.filter(together(others), pk=OuterRef("pk"))
    return [part.filter(together(ordering), *[Exists(same)][: len(others)]) for part in parts_of(question)]


def _each_once(ordered: Iterator[tuple[Any, ...]]) -> Iterator[int]:
    """A row in two parts comes twice, one right after the other."""
    last = None
    for pk in map(itemgetter(-1), ordered):
        if pk != last:
            yield pk
        last = pk
