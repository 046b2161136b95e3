"""Which index serves the database in use."""

from __future__ import annotations

from types import ModuleType

from django.db import connection

from matvey.core.search import postgresql, sqlite


def index() -> ModuleType:
    """The module that knows this database's index; both have the same functions and give the same answers."""
    return postgresql if connection.vendor == "postgresql" else sqlite
