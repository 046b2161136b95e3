"""Filters that write figures, days and phones; an empty value stays empty.

Those that need the present take it as an argument: `{{ call.happened_at|day:now }}`.
"""

from __future__ import annotations

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.translation import ngettext
from phonenumbers import NumberParseException

from matvey.core import figures, moments
from matvey.core.phones import Phone

register = template.Library()


@register.filter
def number(value: figures.Figure | None, places: int | None = None) -> str:
    return "" if value in (None, "") else figures.number(value, places)


@register.filter
def rub(value: figures.Figure | None) -> str:
    return "" if value in (None, "") else figures.rub(value)


@register.filter
def short_money(value: figures.Figure | None) -> str:
    return "" if value in (None, "") else figures.short_money(value)


@register.filter
def day(value: moments.Moment | None, now: datetime | None = None) -> str:
    return moments.day(value, now or timezone.now()) if value else ""


@register.filter
def full_day(value: moments.Moment | None) -> str:
    return moments.full_day(value) if value else ""


@register.filter
def day_heading(value: moments.Moment | None, now: datetime | None = None) -> str:
    return moments.day_heading(value, now or timezone.now()) if value else ""


@register.filter
def clock(value: datetime | None) -> str:
    return moments.clock(value) if value else ""


@register.filter
def until(value: moments.Moment | None, now: datetime | None = None) -> str:
    return moments.until(value, now or timezone.now()) if value else ""


@register.filter
def phone(value: str) -> str:
    """A number kept as +79161234567, written as people read it; anything else as it stands."""
    try:
        return str(Phone(value))
    except NumberParseException:
        return value


@register.simple_tag
def plural(count: int, singular: str, plural: str) -> str:
    """`{% plural 5 "%(n)s customer" "%(n)s customers" %}`: «5 клиентов», by the catalogue's plural forms."""
    return ngettext(singular, plural, count) % {"n": figures.number(count)}
