"""The web server: Granian in front of Django."""

from __future__ import annotations

import django
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import MPServer

from matvey.config.environment import Settings
from matvey.config.running import running

# How long a request may go on after the program was told to stop, in seconds.
FAREWELL = 5


def serve(settings: Settings) -> int:
    """Answers requests until told to stop; the base is prepared first."""
    django.setup()
    from django.db import connections

    from matvey.config.preparing import prepare

    with running(settings.home):
        prepare()
        connections.close_all()
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
        log_level=LogLevels.warning,
        websockets=False,
    )
