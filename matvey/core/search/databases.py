"""Which index serves the database in use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from matvey.core.search import postgresql, sqlite
from matvey.core.search.needs import Need
from matvey.core.search.rows import Filed, Found, Row


class Index(Protocol):
    """What each database's module does; given the same rows, both give the same answers."""

    def create(self, editor: BaseDatabaseSchemaEditor) -> None: ...
    def drop(self, editor: BaseDatabaseSchemaEditor) -> None: ...
    def add(self, rows: Iterable[Row]) -> None: ...
    def take_out(self, rows: Iterable[Row]) -> None: ...
    def tidy(self, pause: Callable[[], None]) -> None: ...
    def newest(self, need: Need, seen_by: Sequence[str], most: int) -> list[Found]: ...
    def titles_begun(self, key: str, seen_by: Sequence[str], most: int) -> list[Found]: ...
    def filed(self, seen_by: Sequence[str], most: int) -> list[Filed]: ...
    def indexed(self, token: str) -> set[int]: ...


def index() -> Index:
    """The index of the database in use."""
    return postgresql if connection.vendor == "postgresql" else sqlite
