"""Finds the rows a question asks for: which ids stand on the page, and how many there are.

A database that does not know how thick the rows asked for lie may walk the index of the order through a million
rows to find fifty, or sort half a million to show fifty. So at most `FEW` of them are looked up first, in no
order: if that is all, they are sorted; if there are more, they lie thick enough for the order's index. What words
found is never more than the index of words names, and sorted as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from matvey.core.search import MOST_IDS
from matvey.records.lists.conditions import Condition, conditions_of, together
from matvey.records.lists.in_order import ids_of_page, parts_of
from matvey.records.lists.question import Question

COUNTED = 10_000
FEW = 250


@dataclass(frozen=True)
class Page:
    """One page of a list; `total` is exact unless `more` says that there are more of them."""

    rows: list[Any]
    number: int
    size: int
    total: int
    more: bool
    has_next: bool

    @property
    def first(self) -> int:
        return (self.number - 1) * self.size + 1 if self.rows else 0

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1 if self.rows else 0


@dataclass(frozen=True)
class Counted:
    """How many rows there are, exactly or at least."""

    total: int
    more: bool = False


def page_of(question: Question) -> Page:
    screen = question.screen
    offset, size = (question.page - 1) * screen.page_size, screen.page_size
    conditions = conditions_of(question)
    few = _few(question, conditions)
    if few is None:
        counted = _count(question, conditions)
        ids = list(ids_of_page(question, conditions, offset, size + 1))
    else:
        counted = Counted(len(few))
        ids = few[offset : offset + size + 1]
    found = {row.pk: row for row in screen.load(screen.model._default_manager.filter(pk__in=ids[:size]))}
    return Page(
        rows=[found[pk] for pk in ids if pk in found],
        number=question.page,
        size=size,
        total=counted.total,
        more=counted.more,
        has_next=len(ids) > size,
    )


def matching(question: Question) -> QuerySet[Any]:
    """All rows the person may see that answer the question, in no order."""
    return _matching(question, conditions_of(question))


def _matching(question: Question, conditions: list[Condition]) -> QuerySet[Any]:
    rows: QuerySet[Any] = question.screen.visible(question.asking.access)
    return rows.filter(together(conditions))


def _few(question: Question, conditions: list[Condition]) -> list[int] | None:
    """The ids that match, ordered, unless there are too many; of what words found there never are."""
    if not conditions:
        return None
    most = MOST_IDS if question.words else FEW
    condition, some = together(conditions), set[tuple[Any, ...]]()
    keys = [name.removeprefix("-") for name in question.order]
    for part in parts_of(question):
        some.update(part.filter(condition).order_by().values_list(*keys)[: most + 1])
        if len(some) > most:
            return None
    return [row[-1] for row in sorted(some, reverse=question.order[0].startswith("-"))]


def _count(question: Question, conditions: list[Condition]) -> Counted:
    """Among very many rows those that match are counted no further than they have been looked up."""
    seen = _up_to(COUNTED, question, [])
    if not conditions:
        return seen
    return Counted(FEW, more=True) if seen.more else _up_to(COUNTED, question, conditions)


def _up_to(most: int, question: Question, conditions: list[Condition]) -> Counted:
    """One part alone may be enough; counting them together has to tell those in both."""
    condition, parts = together(conditions), parts_of(question)
    for rows in [part.filter(condition) for part in parts] if len(parts) > 1 else []:
        if _number(rows, most) > most:
            return Counted(most, more=True)
    total = _number(_matching(question, conditions), most)
    return Counted(min(total, most), more=total > most)


def _number(rows: QuerySet[Any], most: int) -> int:
    return rows.order_by().values("pk")[: most + 1].count()
