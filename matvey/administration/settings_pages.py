"""The pages of the settings; the apps above add theirs, so that everything one may set up is in one place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

type Text = str | Promise

GROUPS: dict[str, Text] = {
    "company": _("Company"),
    "people": _("People and rights"),
    "work": _("How we work"),
    "data": _("Data"),
}


@dataclass(frozen=True)
class SettingsPage:
    """A line of the settings, with a sentence of what is there; for who administers."""

    key: str
    title: Text
    text: Text
    icon: str
    url_name: str
    group: str = "work"
    order: int = 100

    @property
    def url(self) -> str:
        return reverse(self.url_name)


_pages: dict[str, SettingsPage] = {}


def add(*pages: SettingsPage) -> None:
    """Raises ValueError for an unknown group."""
    for page in pages:
        if page.group not in GROUPS:
            raise ValueError(f"{page.key} names no group of the settings: {page.group!r}")
        _pages[page.key] = page


def grouped() -> Iterable[tuple[Text, list[SettingsPage]]]:
    """The groups that have pages, in order."""
    pages = sorted(_pages.values(), key=lambda page: (page.order, page.key))
    for group, title in GROUPS.items():
        if found := [page for page in pages if page.group == group]:
            yield title, found
