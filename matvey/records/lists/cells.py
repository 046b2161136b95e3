"""Draws one value of a list in the way of its kind; plain functions, since a page has hundreds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from matvey.core import atoms, figures, moments
from matvey.core.templatetags.formats import phone

NOTHING = format_html('<span class="faint">{}</span>', "—")


@dataclass(frozen=True)
class Named:
    """A value with an address: a record's name that leads to its card, or a person."""

    text: str
    url: str = ""

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Toned:
    """A state in words with its tone: good, warn, bad, info, violet or nothing."""

    text: str
    tone: str = ""

    def __str__(self) -> str:
        return self.text


def draw(cell: str, value: Any, at: datetime) -> SafeString | str:
    """The value as HTML; an empty one is a dash."""
    if value is None or value == "" or value == []:
        return NOTHING
    return _DRAWERS[cell](value, at)


def plain(value: Any) -> object:
    """The value as an export writes it."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, (list, tuple)):
        return ", ".join(str(item) for item in value)
    return (
        value if isinstance(value, (int, float, Decimal, date)) else str(value if value is not None else "")
    )


def _link(value: Named, at: datetime) -> SafeString:
    return atoms.person(value.text, value.url, square=True)


def _person(value: object, at: datetime) -> SafeString:
    return atoms.person(str(value))


def _badge(value: Toned, at: datetime) -> SafeString:
    return atoms.badge(value.text, value.tone)


def _tags(value: list[object], at: datetime) -> SafeString:
    return format_html_join(" ", "{}", ((atoms.badge(str(tag), plain=True),) for tag in value[:3]))


def _number(value: figures.Figure, at: datetime) -> str:
    return figures.number(value)


def _money(value: figures.Figure, at: datetime) -> str:
    return figures.rub(value)


def _percent(value: int, at: datetime) -> str:
    return f"{figures.number(value)}{figures.NBSP}%"


def _moment(value: moments.Moment, at: datetime) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), moments.day(value, at))


def _yes_no(value: bool, at: datetime) -> str:
    return _("yes") if value else _("no")


def _phone(value: str, at: datetime) -> SafeString:
    return format_html('<a class="num" href="tel:{}">{}</a>', value, phone(value))


def _email(value: str, at: datetime) -> SafeString:
    return format_html('<a href="mailto:{}">{}</a>', value, value)


def _web(value: str, at: datetime) -> SafeString:
    return format_html('<a href="{}" rel="noopener noreferrer" target="_blank">{}</a>', value, value)


def _text(value: object, at: datetime) -> str:
    return str(value)


_DRAWERS: dict[str, Callable[[Any, datetime], SafeString | str]] = {
    "text": _text,
    "link": _link,
    "person": _person,
    "badge": _badge,
    "tags": _tags,
    "number": _number,
    "money": _money,
    "percent": _percent,
    "moment": _moment,
    "date": _moment,
    "yes_no": _yes_no,
    "phone": _phone,
    "email": _email,
    "web": _web,
}
