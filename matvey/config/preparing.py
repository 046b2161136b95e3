"""Makes the base and the built files fit the program that is about to run; quick when they already do."""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from matvey.config.backups.erasures import replay_if_expected

# Any number does, as long as nothing else in the same PostgreSQL base locks it.
ADVISORY_LOCK: Final = 0x4D617476


def prepare() -> None:
    """Migrates the base and collects static files; of several processes that start together one does it.

    After a restore it also erases again who must not come back with the older base.
    """
    for folder in (settings.HOME, settings.MEDIA_ROOT):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone():
        if not is_migrated():
            call_command("migrate", interactive=False, verbosity=0)
            call_command("createcachetable", verbosity=0)
        replay_if_expected(settings.HOME, at=timezone.now())
        _collect_static()


def is_migrated() -> bool:
    """Whether the base has every migration of this program."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


@contextmanager
def _alone() -> Iterator[None]:
    """One at a time: on this machine by a file, among machines by the PostgreSQL they share."""
    with open(settings.HOME / "prepare.lock", "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        if connection.vendor != "postgresql":
            yield
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [ADVISORY_LOCK])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY_LOCK])


def _collect_static() -> None:
    """Hashes and compresses static files into `MATVEY_HOME/static`, unless they are those of last time."""
    if settings.DEBUG:
        return
    mark = Path(settings.STATIC_ROOT) / ".fingerprint"
    fingerprint = _fingerprint()
    if not mark.exists() or mark.read_text() != fingerprint:
        call_command("collectstatic", interactive=False, verbosity=0)
        mark.write_text(fingerprint)


def _fingerprint() -> str:
    """Changes when any static file is added, removed or written."""
    found = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = Path(storage.path(name)).stat()
            found.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return found.hexdigest()
