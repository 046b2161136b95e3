"""The places of the program: every app adds its own, the frame draws those the reader may use."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

type Text = str | Promise

GROUPS: dict[str, Text] = {
    "": "",
    "customers": _("Customers and sales"),
    "work": _("Work"),
    "settings": _("Settings"),
}
PHONE_PLACES = 4


@dataclass(frozen=True, slots=True)
class NavItem:
    """One line of the side bar.

    `allowed` says whether this reader sees it, `count` the figure beside it (None draws none).
    `live_url_name` answers that figure as plain text and is asked again while the page is open.
    """

    key: str
    label: Text
    icon: str
    url_name: str
    group: str
    order: int
    allowed: Callable[[HttpRequest], bool]
    count: Callable[[HttpRequest], int | None] | None = None
    phone: bool = False
    live_url_name: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A line of the side bar as one reader sees it now."""

    item: NavItem
    url: str
    live_url: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Section:
    """A titled group of places, never empty."""

    title: Text
    places: tuple[Place, ...]


_items: dict[str, NavItem] = {}


def add(*items: NavItem) -> None:
    """Put places into the side bar; a key added again replaces it.

    Raises ValueError for a group that the side bar does not have.
    """
    for item in items:
        if item.group not in GROUPS:
            raise ValueError(f"{item.key} names no group of the side bar: {item.group!r}")
        _items[item.key] = item


def sections(request: HttpRequest) -> list[Section]:
    """The places this reader may use, by group, in order."""
    places = [_place(item, request) for item in _sorted() if item.allowed(request)]
    grouped = {group: [place for place in places if place.item.group == group] for group in GROUPS}
    return [Section(GROUPS[group], tuple(found)) for group, found in grouped.items() if found]


def for_phone(sections: Iterable[Section]) -> tuple[Place, ...]:
    """The most used places, for the bar at the bottom of a phone; the rest is behind "More"."""
    places = [place for section in sections for place in section.places]
    return tuple(place for place in places if place.item.phone)[:PHONE_PLACES]


def place_of(path: str, sections: Iterable[Section]) -> str:
    """The key of the place whose address this page's begins with; the home page begins no other's."""
    places = [place for section in sections for place in section.places]
    above = [
        place for place in places if path == place.url or (place.url != "/" and path.startswith(place.url))
    ]
    return max(above, key=lambda place: len(place.url)).item.key if above else ""


def _sorted() -> list[NavItem]:
    return sorted(_items.values(), key=lambda item: (item.order, item.key))


def _place(item: NavItem, request: HttpRequest) -> Place:
    return Place(
        item=item,
        url=reverse(item.url_name),
        live_url=reverse(item.live_url_name) if item.live_url_name else "",
        count=item.count(request) if item.count else None,
    )
