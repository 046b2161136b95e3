"""What the pages of the administration say about periods and time zones."""

from __future__ import annotations

from datetime import datetime, timedelta

from django import template
from django.utils import timezone

from matvey.administration.time_zones import time_zone_words

register = template.Library()

register.filter("time_zone_words", time_zone_words)


@register.filter
def last_day(ends_at: datetime) -> datetime:
    """The last moment of a period that ends before `ends_at`: midnight belongs to the day it closes."""
    return timezone.localtime(ends_at) - timedelta(microseconds=1)
