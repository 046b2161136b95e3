"""SQLite's log of late writes (WAL), and moving what stands in it into the base while nobody has to wait for it."""

from __future__ import annotations

import os
import time
from threading import local
from typing import Final

from django.db import connection

# Pages written again and again (an index's, mostly) are moved once: the more rarely, the less there is to move.
# Under the limit of `settings_database`, at which a person's write would have to move it all.
LONGEST_LOG: Final = 96 * 1024**2  # bytes
_SELDOM: Final = 0.5  # seconds between two tries, should a long reading keep the log from being emptied

_tried = local()


def move_long_log() -> None:
    """Move the log into the base if it has grown long; belongs outside of transactions.

    Others read and write meanwhile: nothing is locked but further moving.
    """
    if connection.vendor != "sqlite" or _log_size() < LONGEST_LOG:
        return
    if time.monotonic() - getattr(_tried, "at", 0.0) > _SELDOM:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
        _tried.at = time.monotonic()


def _log_size() -> int:
    """It is cut back to `journal_size_limit` when it begins anew."""
    try:
        return os.stat(f"{connection.settings_dict['NAME']}-wal").st_size
    except FileNotFoundError:
        return 0
