"""Makes the base fit the program that is about to run; quick when it already does."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from matvey.administration.actions import add_new_kinds
from matvey.config.backups.erasures import replay_if_expected
from matvey.journal.jobs import sync_schedules
from matvey.staff.access import Actor, Door

# Any number does, as long as nothing else in the same PostgreSQL base locks it.
ADVISORY_LOCK: Final = 0x4D617476


def prepare() -> None:
    """Migrates the base; of several processes that start together one does it.

    After a restore it also erases again who must not come back with the older base.
    """
    for folder in (settings.HOME, settings.MEDIA_ROOT):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone():
        if not is_migrated():
            call_command("migrate", interactive=False, verbosity=0)
            call_command("createcachetable", verbosity=0)
            sync_schedules(timezone.now())
        replay_if_expected(settings.HOME, at=timezone.now())
        # Looked at every time: it might have been killed between the two.
        add_new_kinds(by=Actor.program(Door.COMMAND), at=timezone.now())


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
