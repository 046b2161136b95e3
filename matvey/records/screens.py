"""A screen describes how one kind of record is listed, shown and edited.

The description is data; `records.views` holds the only code that reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.functional import Promise

from matvey.records.filters import Filter
from matvey.staff.access import Access, Actor
from matvey.staff.http import StaffRequest

type Text = str | Promise


@dataclass(frozen=True)
class Column:
    """One column of a list; `value` is what is exported, and what the cell template shows.

    `cell` is a way of drawing from `lists.cells`. `area` is where it stands on a phone: name, sub,
    badge or sum. `total` names a database field whose sum may be asked for. The value of a `dated`
    column also depends on the moment: `value(record, at)`.
    """

    key: str
    label: Text
    value: Callable[..., object]
    cell: str = "text"
    sort: str = ""
    numeric: bool = False
    shown: bool = True
    area: str = ""
    total: str = ""
    dated: bool = False

    def of(self, record: Any, at: datetime) -> object:
        return self.value(record, at) if self.dated else self.value(record)


@dataclass(frozen=True)
class Sort:
    """A declared order; an index serves it. `fields` are NOT NULL and the id is added at their end."""

    key: str
    label: Text
    fields: tuple[str, ...]
    descending_first: bool = False


@dataclass(frozen=True)
class View:
    """A view everybody has, shown as a tab before the saved ones."""

    key: str
    label: Text
    query: Callable[[StaffRequest], str] = lambda request: ""


@dataclass(frozen=True)
class Bulk:
    """Something done to many chosen rows at once by one bulk action.

    `run` receives the visible rows and returns the sentence that tells what was done; its action checks
    the right to write. `undo` takes it back for these ids. One that `leads_to` a page of its own, which
    asks more than a form can, does nothing itself.
    """

    key: str
    label: Text
    icon: str
    run: Callable[[QuerySet[Any], dict[str, Any], Actor, datetime], str] | None = None
    form: type[forms.Form] | None = None
    right: str = ""
    danger: bool = False
    undo: Callable[[list[int], Actor, datetime], object] | None = None
    leads_to: Callable[[list[int]], str] | None = None


@dataclass(frozen=True)
class Panel:
    """A section of a card; apps above a record add theirs with `Screen.add_panel`."""

    key: str
    title: Text
    template: str
    context: Callable[[StaffRequest, Any], dict[str, object] | None]
    order: int = 100
    place: str = "side"


@dataclass(frozen=True)
class CardFact:
    """One of the few figures at the top of a card."""

    key: str
    label: Text
    template: str
    context: Callable[[StaffRequest, Any], dict[str, object]]
    order: int = 100


@dataclass(frozen=True)
class Button:
    """An action of a card: a link, or a form that opens in the dialog."""

    key: str
    label: Text
    icon: str
    url: Callable[[Any], str]
    allowed: Callable[[StaffRequest, Any], bool] = lambda request, record: True
    dialog: bool = True
    primary: bool = False
    danger: bool = False
    menu: bool = True


@dataclass(frozen=True)
class ListLink:
    """A way from a list to something else; an upper app adds its own, as imports do."""

    key: str
    label: Text
    icon: str
    url_name: str
    allowed: Callable[[StaffRequest], bool] = lambda request: True
    only_when_empty: bool = False  # offered in place of the rows, not over them
    count: Callable[[StaffRequest], str] | None = None  # what stands beside the label

    @property
    def is_about_rows(self) -> bool:
        """Nothing to go to where there are none."""
        return self.count is not None

    @property
    def url(self) -> str:
        return reverse(self.url_name)


@dataclass(frozen=True)
class Screen[M: Model]:
    """How one kind of record is listed, shown and edited.

    `visible` is where every read begins. `parts` gives the same rows as ordered, indexed parts where
    the model can (`ScopedQuerySet.visible_parts`). `load` brings what the columns of a list show, `load_card`
    what several parts of a card look at. `add` and `change` are the actions behind the form:
    `add(data, *, by, at) -> record`, `change(record, data, *, by, at) -> record`. `change_form` stands in
    for `form` where changing asks for other things than adding. `nav` names the place in the side bar,
    `one` what a record is called and `new` one that is about to be added.
    """

    kind: str
    model: type[M]
    title: Text
    icon: str
    visible: Callable[[Access], QuerySet[M]]
    columns: Sequence[Column]
    sorts: Sequence[Sort]
    namespace: str = ""
    nav: str = ""
    one: Text = ""
    new: Text = ""
    parts: Callable[[Access], list[QuerySet[M]]] | None = None
    load: Callable[[QuerySet[M]], QuerySet[M]] = lambda rows: rows
    load_card: Callable[[QuerySet[M]], QuerySet[M]] = lambda rows: rows
    filters: list[Filter] = field(default_factory=list)
    views: Sequence[View] = ()
    bulks: list[Bulk] = field(default_factory=list)
    form: type[forms.Form] | None = None
    change_form: type[forms.Form] | None = None
    initial: Callable[[M], dict[str, object]] | None = None
    add: Callable[..., M] | None = None
    change: Callable[..., M] | None = None
    may_add: Callable[[StaffRequest], bool] = lambda request: True
    may_change: Callable[[StaffRequest, M], bool] = lambda request, record: False
    moved: Callable[[Access, int], str] = lambda access, pk: ""
    panels: list[Panel] = field(default_factory=list)
    facts: list[CardFact] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)
    links: list[ListLink] = field(default_factory=list)
    card_template: str = "records/card.html"
    list_template: str = "records/list.html"
    empty_template: str = "records/empty.html"
    subtitle: Callable[[M], str] = lambda record: ""
    searchable: bool = False
    custom: bool = False
    has_time_line: bool = False
    has_comments: bool = False
    page_size: int = 50

    @property
    def name(self) -> str:
        """What its addresses and saved views are called by."""
        return self.namespace or self.kind

    def add_panel(self, panel: Panel) -> None:
        self.panels.append(panel)
        self.panels.sort(key=lambda p: p.order)

    def add_fact(self, fact: CardFact) -> None:
        self.facts.append(fact)
        self.facts.sort(key=lambda f: f.order)

    def add_link(self, link: ListLink) -> None:
        self.links.append(link)

    @property
    def form_to_change(self) -> type[forms.Form] | None:
        return self.change_form or self.form

    def column(self, key: str) -> Column | None:
        return next((column for column in self.columns if column.key == key), None)

    def sort(self, key: str) -> Sort | None:
        return next((sort for sort in self.sorts if sort.key == key), None)


_screens: dict[str, Screen[Any]] = {}


def register[M: Model](screen: Screen[M]) -> Screen[M]:
    """Make a screen known by name, for saved views, bulk jobs and exports."""
    _screens[screen.name] = screen
    return screen


def get(name: str) -> Screen[Any]:
    """The screen of that name; `KeyError` where there is none."""
    return _screens[name]


def find_for_kind(kind: str) -> Screen[Any] | None:
    return next((screen for screen in _screens.values() if screen.kind == kind), None)
