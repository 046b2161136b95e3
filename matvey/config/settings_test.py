"""Settings of the test suite: SQLite in memory unless `DATABASE_URL` names PostgreSQL."""

from __future__ import annotations

from matvey.config.settings import *  # noqa: F403
