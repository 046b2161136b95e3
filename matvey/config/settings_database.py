"""The base: SQLite inside the installation's own folder, or the PostgreSQL that `DATABASE_URL` names."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from matvey.config.environment import Settings

# WAL lets people read while one writes; NORMAL loses nothing of a committed WAL when the program is killed.
# 64 MB of page cache and 1 GB of mapped file keep a list over a million customers in memory.
# Background work moves the WAL into the base before it has the 128 MB (32,768 pages) at which a person's own
# write would have to do that and wait for the disk; see `core.write_ahead`.
SQLITE_PRAGMAS: Final = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;"
    " PRAGMA cache_size=-65536; PRAGMA mmap_size=1073741824; PRAGMA journal_size_limit=33554432;"
    " PRAGMA wal_autocheckpoint=32768"
)
# How long a writer waits for another one, in seconds. Background work holds the lock for ten milliseconds.
SQLITE_WAIT: Final = 20


def database(settings: Settings) -> dict[str, Any]:
    """Django's description of the base these settings ask for."""
    parts = urlsplit(settings.database_url)
    if parts.scheme in ("postgres", "postgresql"):
        return _postgresql(settings.database_url)
    return sqlite(Path(unquote(parts.path)) if parts.path else settings.home / "matvey.sqlite3")


def sqlite(path: Path) -> dict[str, Any]:
    """A base in one file. Every transaction takes the write lock at its start: one that begins by reading and
    then writes would fail at once, without waiting, when another process wrote between."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"init_command": SQLITE_PRAGMAS, "transaction_mode": "IMMEDIATE", "timeout": SQLITE_WAIT},
    }


def unmapped(description: dict[str, Any]) -> None:
    """Let connections opened from now on read a base of SQLite through their page cache only."""
    if "init_command" in (options := description["OPTIONS"]):
        options["init_command"] = f"{SQLITE_PRAGMAS}; PRAGMA mmap_size=0"


def _postgresql(url: str) -> dict[str, Any]:
    """Connections stay open per thread: the threads are few and fixed, so a pool would only add a hop."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "matvey",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", unquote(parts.hostname or "")),
        "PORT": str(options.pop("port", parts.port or "")),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"application_name": "matvey", **options},
    }
