"""The value of a company's own field, drawn in the way of its type."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from matvey.records.custom_fields import cell_of
from matvey.records.lists.cells import draw
from matvey.records.models import CustomField

register = template.Library()


@register.filter
def own_value(value: Any, field: CustomField) -> SafeString | str:
    return draw(cell_of(field), value, timezone.now())
