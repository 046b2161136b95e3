"""Finds the rows a question asks for: which ids stand on the page, and how many there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from operator import itemgetter
from typing import Any

from django.db.models import Q, QuerySet

from matvey.records.lists.question import Question
from matvey.records.searching import found_ids

COUNTED = 10_000


@dataclass(frozen=True)
class Page:
    """One page of a list; `total` is exact up to `COUNTED`, and `more` says that there are more."""

    rows: list[Any]
    number: int
    size: int
    total: int
    more: bool

    @property
    def has_next(self) -> bool:
        return self.more or self.number * self.size < self.total

    @property
    def first(self) -> int:
        return (self.number - 1) * self.size + 1 if self.rows else 0

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1 if self.rows else 0


def page_of(question: Question) -> Page:
    screen = question.screen
    total = matching(question).order_by().values("pk")[: COUNTED + 1].count()
    ids = list(ids_in_order(question, (question.page - 1) * screen.page_size, screen.page_size))
    rows = {row.pk: row for row in screen.load(screen.model._default_manager.filter(pk__in=ids))}
    return Page(
        rows=[rows[pk] for pk in ids if pk in rows],
        number=question.page,
        size=screen.page_size,
        total=min(total, COUNTED),
        more=total > COUNTED,
    )


def matching(question: Question) -> QuerySet[Any]:
    """All rows the person may see that answer the question, in no order."""
    rows: QuerySet[Any] = question.screen.visible(question.asking.access).filter(_condition(question))
    return rows


def ids_in_order(question: Question, offset: int = 0, limit: int | None = None) -> Iterator[int]:
    """The ids of the rows, ordered. Parts of the visible rows are read in order and merged."""
    condition, order = _condition(question), question.order
    end = None if limit is None else offset + limit
    parts = [part.filter(condition).order_by(*order) for part in _parts(question)]
    if len(parts) == 1:
        yield from parts[0].values_list("pk", flat=True)[offset:end]
        return
    keys = [name.removeprefix("-") for name in order]
    streams = [part.values_list(*keys)[:end].iterator() for part in parts]
    ordered = _each_once(merge(*streams, reverse=order[0].startswith("-")))
    yield from islice(ordered, offset, end)


def _parts(question: Question) -> list[QuerySet[Any]]:
    screen, access = question.screen, question.asking.access
    return screen.parts(access) if screen.parts else [screen.visible(access)]


def _each_once(ordered: Iterator[tuple[Any, ...]]) -> Iterator[int]:
    """A row in two parts comes twice, one right after the other."""
    last = None
    for pk in map(itemgetter(-1), ordered):
        if pk != last:
            yield pk
        last = pk


def _condition(question: Question) -> Q:
    condition = Q()
    for filter_ in question.in_force():
        found = filter_.condition(question.given[filter_.key], question.asking)
        if found is not None:
            condition &= found
    if question.words:
        condition &= Q(pk__in=found_ids(question.screen.kind, question.words, question.asking.access))
    return condition
