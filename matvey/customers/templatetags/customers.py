"""How a customer's state and people's birthdays stand on pages."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format

from matvey.customers.models.birthdays import Born
from matvey.customers.screens.columns import status

register = template.Library()

register.simple_tag(status, name="customer_status")


@register.filter
def birthday(born: Born) -> str:
    """«29 февраля», with the year where it is known."""
    if born.birth_month is None or born.birth_day is None:
        return ""
    # A leap year has every day there is.
    day = date(born.birth_year or 2000, born.birth_month, born.birth_day)
    return date_format(day, "j E Y" if born.birth_year else "j E")


@register.filter
def age(born: Born, now: datetime) -> int | None:
    return born.age_on(timezone.localdate(now))
