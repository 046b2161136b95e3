"""The web server: Granian in front of Django."""

from __future__ import annotations

import multiprocessing
from typing import Final

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import MPServer

from matvey.config.environment import Settings
from matvey.config.running import running

FAREWELL: Final = 5  # seconds a request may go on after the program was told to stop


def serve(settings: Settings) -> int:
    """Answers requests until told to stop; the base is prepared first. 1 when it could not be."""
    with running(settings.home):
        # In a process of its own, so that the one that only watches over the others stays small.
        preparation = multiprocessing.get_context("fork").Process(target=_prepare)
        preparation.start()
        preparation.join()
        if preparation.exitcode:
            return 1
        server(settings).serve()
    return 0


def _prepare() -> None:
    from matvey.config.cli.beginning import begin

    begin()


def server(settings: Settings) -> MPServer:
    """Few threads per process: Python runs one at a time, the others wait for the base."""
    return MPServer(
        "matvey.config.wsgi:application",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=settings.workers,
        blocking_threads=settings.threads,
        blocking_threads_idle_timeout=600,
        respawn_failed_workers=True,
        workers_kill_timeout=FAREWELL,
        log_level=LogLevels.error,  # it warns that more threads than processors were chosen, and so they were
        websockets=False,
    )
