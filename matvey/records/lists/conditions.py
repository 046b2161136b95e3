"""What a question asks of each row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from matvey.records.lists.question import Question
from matvey.records.searching import found_ids


@dataclass(frozen=True)
class Condition:
    """What a filter asks of a row, and of which column, if it is only one."""

    asks: Q
    field: str = ""


def conditions_of(question: Question) -> list[Condition]:
    """One for each filter in force, and one for the words."""
    found = [
        Condition(asks, filter_.field)
        for filter_ in question.in_force()
        if (asks := filter_.condition(question.given[filter_.key], question.asking)) is not None
    ]
    if question.words:
        ids = found_ids(question.screen.kind, question.words, question.asking.access)
        found.append(Condition(Q(pk__in=ids)))
    return found


def together(conditions: Iterable[Condition]) -> Q:
    """All of them at once."""
    all_ = Q()
    for condition in conditions:
        all_ &= condition.asks
    return all_
