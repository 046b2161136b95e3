"""A text column that both databases sort alike, byte by byte."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from matvey.core.folding import SORT_KEY_LENGTH

if TYPE_CHECKING:
    TextColumn = models.CharField[str, str]
else:
    TextColumn = models.CharField

_BYTEWISE = {"postgresql": "C", "sqlite": "BINARY"}


class SortKeyField(TextColumn):
    """Holds a `core.folding.sort_key`; never null, ordered byte by byte.

    Keys are made where the text is set: folding a key again would count its numbers twice.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", SORT_KEY_LENGTH)
        options.setdefault("editable", False)
        super().__init__(*args, **options)

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        return {**super().db_parameters(connection), "collation": _BYTEWISE[connection.vendor]}
