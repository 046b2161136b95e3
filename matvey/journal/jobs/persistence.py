"""Doing something for ever, whatever happens to the base meanwhile."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event
from typing import Final

from django.db import close_old_connections, connections

log = logging.getLogger("matvey.jobs")

FIRST_SILENCE: Final = 0.5
LONGEST_SILENCE: Final = 30.0  # seconds between two tries while the base is away


def again_and_again(step: Callable[[], float], rest: Callable[[float], object], stop: Event) -> None:
    """`step` until `stop` is set, each time resting for the seconds it returns.

    After an error it rests ever longer and begins with new connections. Leaves none open.
    """
    silence = FIRST_SILENCE
    while not stop.is_set():
        try:
            close_old_connections()
            seconds, silence = step(), FIRST_SILENCE
        except Exception:
            log.exception("the worker tries again in %.0f s", silence)
            connections.close_all()
            seconds, silence = silence, min(silence * 2, LONGEST_SILENCE)
        rest(seconds)
    connections.close_all()
