"""The table of a list as its template draws it: headers with their orders, rows with drawn cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from matvey.core import figures
from matvey.records.lists.cells import draw
from matvey.records.lists.question import Question
from matvey.records.lists.rows import Page
from matvey.records.screens import Column, Sort, Text


@dataclass(frozen=True)
class Header:
    column: Column
    url: str
    direction: str


@dataclass(frozen=True)
class Row:
    """`cells` are whole table cells: a template would take longer to go through them than to draw all the rest."""

    pk: int
    label: str
    cells: SafeString


@dataclass(frozen=True)
class Chip:
    """A filter in force: what it says, and where to go without it."""

    key: str
    label: Text
    icon: str
    operator: str
    text: str
    without: str


def headers(question: Question, columns: Sequence[Column]) -> list[Header]:
    return [_header(question, column) for column in columns]


def rows(page: Page, columns: Sequence[Column], question: Question) -> list[Row]:
    at, begun = question.asking.at, [(column, _opening(column)) for column in columns]
    return [Row(record.pk, str(record), _cells(record, begun, at)) for record in page.rows]


def _opening(column: Column) -> SafeString:
    """The tag that begins each cell of the column; on a phone its `data-area` says where the cell stands."""
    number = mark_safe(' class="num"') if column.numeric else ""
    area = format_html(' data-area="{}"', column.area) if column.area else ""
    return format_html("<td{}{}>", number, area)


def _cells(record: Any, begun: Sequence[tuple[Column, SafeString]], at: datetime) -> SafeString:
    drawn = ((opening, draw(column.cell, column.of(record, at), at)) for column, opening in begun)
    return format_html_join("", "{}{}</td>", drawn)


def found(page: Page) -> str:
    """How many rows there are: exact, or «10 000+»."""
    return figures.number(page.total) + ("+" if page.more else "")


def summary(page: Page) -> str:
    return _("%(first)s–%(last)s of %(found)s") % {
        "first": figures.number(page.first),
        "last": figures.number(page.last),
        "found": found(page),
    }


def sort_choices(question: Question) -> list[tuple[Sort, str, bool]]:
    """Every declared order, where it leads, and whether it is in force."""
    return [
        (
            sort,
            question.address(sort=_signed(sort.key, sort.descending_first)),
            sort == question.sort_in_force,
        )
        for sort in question.screen.sorts
    ]


def chips(question: Question) -> list[Chip]:
    found = []
    for filter_ in question.in_force():
        given = question.given[filter_.key]
        text = filter_.chip(given, question.asking)
        operator = _("except") if given.negated else ""
        without = question.without_filter(filter_)
        found.append(Chip(filter_.key, filter_.label, filter_.icon, operator, text, without))
    return found


def shown_columns(columns: Sequence[Column], chosen: Sequence[str]) -> list[Column]:
    """The columns a person has chosen, in their order; else those shown by default."""
    known = {column.key: column for column in columns}
    wanted = [known[key] for key in chosen if key in known]
    return wanted or [column for column in columns if column.shown]


def _header(question: Question, column: Column) -> Header:
    sort = question.screen.sort(column.sort) if column.sort else None
    if sort is None:
        return Header(column, "", "")
    current = question.sort_in_force
    if current.key != sort.key:
        return Header(column, question.address(sort=_signed(sort.key, sort.descending_first)), "")
    descending = question.descending if question.sort else sort.descending_first
    url = question.address(sort=_signed(sort.key, not descending))
    return Header(column, url, "descending" if descending else "ascending")


def _signed(key: str, descending: bool) -> str:
    return f"-{key}" if descending else key
