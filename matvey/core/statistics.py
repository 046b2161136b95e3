"""What the database knows of how values are spread, by which it chooses its ways to the rows."""

from __future__ import annotations

from typing import Final

from django.db import connection

# Rows of each index SQLite looks at: some milliseconds instead of minutes with all others waiting to write.
LOOKED_AT: Final = 2000


def refresh_statistics() -> None:
    """Look at the rows again, after many have come; PostgreSQL does it by itself too, SQLite never."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit = {LOOKED_AT}")
        cursor.execute("ANALYZE")
