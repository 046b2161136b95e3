"""Who uses an installation's folder: any number of running programs, or one that must be alone."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

LOCK: Final = "running.lock"


class AlreadyRunningError(Exception):
    """A program is running on this folder."""


@contextmanager
def running(home: Path) -> Iterator[None]:
    """Held by every process that serves or works; ends with the process, however it ends."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(home / LOCK, "w") as file:
        fcntl.flock(file, fcntl.LOCK_SH)
        yield


@contextmanager
def nobody_runs(home: Path) -> Iterator[None]:
    """Raises `AlreadyRunningError` when somebody does; keeps others from starting meanwhile."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(home / LOCK, "w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunningError from None
        yield
