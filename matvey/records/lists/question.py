"""What the address of a list asks for: a view, words, filters, an order, a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from matvey.records.filters import Asking, Filter, Given
from matvey.records.screens import Screen, Sort

LAST_PAGE = 20_000


@dataclass(frozen=True)
class Question:
    """A list's address, read once. What it does not understand it leaves out."""

    screen: Screen[Any]
    asking: Asking
    filters: tuple[Filter, ...]
    data: QueryDict
    view: str = ""
    words: str = ""
    given: dict[str, Given] = field(default_factory=dict)
    sort: Sort | None = None
    descending: bool = False
    page: int = 1

    @classmethod
    def read(
        cls, screen: Screen[Any], data: QueryDict, asking: Asking, filters: Iterable[Filter] | None = None
    ) -> Question:
        filters = tuple(screen.filters if filters is None else filters)
        wanted = data.get("sort", "")
        given = {filter_.key: filter_.read(data) for filter_ in filters}
        return cls(
            screen=screen,
            asking=asking,
            filters=filters,
            data=data,
            view=data.get("view", ""),
            words=_words(data.get("q", "")) if screen.searchable else "",
            given={key: value for key, value in given.items() if value},
            sort=screen.sort(wanted.removeprefix("-")),
            descending=wanted.startswith("-"),
            page=_page_number(data.get("page", "")),
        )

    @property
    def order(self) -> tuple[str, ...]:
        """Field names to order by, ended by the id, so that every database agrees."""
        sort = self.sort_in_force
        descending = self.descending if self.sort else sort.descending_first
        sign = "-" if descending else ""
        return (*(f"{sign}{name}" for name in sort.fields), f"{sign}pk")

    @property
    def sort_in_force(self) -> Sort:
        return self.sort or self.screen.sorts[0]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The parameters as hidden fields of a form send them again."""
        return [(key, value) for key, values in self.data.lists() if key != "page" for value in values]

    @property
    def filtered(self) -> bool:
        return bool(self.words or self.given)

    def in_force(self) -> list[Filter]:
        return [filter_ for filter_ in self.filters if filter_.key in self.given]

    def address(self, *, without: Iterable[str] = (), **changes: str | int | None) -> str:
        """The query string of this question with some of it changed; the page goes unless given."""
        dropped = {"page", *without, *changes}
        pairs = [(key, value) for key, values in self.data.lists() if key not in dropped for value in values]
        pairs += [(key, str(value)) for key, value in changes.items() if value not in (None, "")]
        return "?" + urlencode([(key, value) for key, value in pairs if value])

    def without_filter(self, filter_: Filter) -> str:
        return self.address(without=filter_.keys())

    def essence(self) -> str:
        """The query string worth keeping in a saved view: no page, no name of a view."""
        return self.address(without=("view", "columns")).removeprefix("?")


def _words(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable()).strip()[:200]


def _page_number(text: str) -> int:
    return min(max(int(text), 1), LAST_PAGE) if text.isascii() and text.isdigit() and len(text) < 7 else 1
