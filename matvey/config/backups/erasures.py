"""Whoever was erased stays erased: noted outside the base before each copy, erased again after a restore."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from matvey.config.backups.snapshots import is_empty
from matvey.customers.erasure_notes import NAME, complete_notes

log = logging.getLogger("matvey.backups")

BESIDE: Final = "matvey-erasures.jsonl"
# A file, since it has to outlive the base that is being replaced, and a kill right after that.
EXPECTED: Final = "erasures-to-replay"


def note_erasures(home: Path, database: dict[str, Any], *, at: datetime) -> None:
    """Write down in `home` what the base alone knows of erasures.

    A base that can't be read keeps nobody from putting another one in its place.
    """
    if is_empty(database):
        return
    import django

    django.setup()
    from django.db import DatabaseError, connections

    from matvey.config.preparing import is_migrated
    from matvey.customers.actions.erasing import remember_erasures

    try:
        if is_migrated():
            remember_erasures(home, at=at)
    except DatabaseError as error:
        log.warning("the last erasures could not be noted, since the base does not answer: %s", error)
    finally:
        connections.close_all()


def keep_beside(home: Path, backup: Path) -> None:
    """The notes also lie beside the backups, for the day on which the installation's folder is lost."""
    complete_notes(backup.with_name(BESIDE), home / NAME)


def expect_replay(home: Path, backup: Path) -> bool:
    """Before the base is replaced: whether `replay_if_expected` will have to look for erased people."""
    complete_notes(home / NAME, backup.with_name(BESIDE))
    if expected := (home / NAME).exists():
        (home / EXPECTED).touch(mode=0o600)
    return expected


def replay_if_expected(home: Path, *, at: datetime) -> int:
    """After a restore, before anybody sees a page: how many people were erased again."""
    from matvey.customers.actions.erasing import replay_erasures
    from matvey.staff.access import Actor, Door

    if not (home / EXPECTED).exists():
        return 0
    replayed = replay_erasures(home, by=Actor.program(Door.COMMAND), at=at)
    (home / EXPECTED).unlink(missing_ok=True)
    return replayed
