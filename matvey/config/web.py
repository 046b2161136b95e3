"""The web server: Granian in front of Django."""

from __future__ import annotations

from typing import Final

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import MPServer

from matvey.config.environment import Settings
from matvey.config.running import running

FAREWELL: Final = 5  # seconds a request may go on after the program was told to stop


def serve(settings: Settings) -> int:
    """Answers requests until told to stop; each worker process prepares the base first."""
    with running(settings.home):
        server(settings).serve()
    return 0


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
