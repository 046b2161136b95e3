"""Values of a row as the journal keeps them: JSON that can be read when what it names is gone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from types import MappingProxyType
from typing import Any, Final

from django.db.models import Model
from django.utils.functional import Promise

type Words = Mapping[str, Callable[[Any], object]]

NO_WORDS: Final[Words] = MappingProxyType({})


def readable(row: Model, name: str, words: Words = NO_WORDS) -> object:
    """Choices and rows by their names, days and moments as ISO 8601, which the time line writes out.

    `words` says some fields in words of their own, by the field's name.
    """
    value = getattr(row, name)
    if name in words:
        return words[name](value)
    if value and hasattr(row, f"get_{name}_display"):
        return str(getattr(row, f"get_{name}_display")())
    match value:
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M}"
        case Model() | Promise():
            return str(value)
        case _:
            return value
