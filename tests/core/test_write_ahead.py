"""The log of late writes is moved into the base by background work, and only once it has grown long."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from matvey.core import write_ahead


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("size", [0, write_ahead.LONGEST_LOG])
def test_a_long_log_is_moved_into_the_base_and_a_short_one_is_let_grow(size, monkeypatch):
    monkeypatch.setattr(write_ahead, "_log_size", lambda: size)
    monkeypatch.setattr(write_ahead._tried, "at", 0.0, raising=False)
    with CaptureQueriesContext(connection) as asked:
        write_ahead.move_long_log()
    assert len(asked) == bool(size and connection.vendor == "sqlite")
