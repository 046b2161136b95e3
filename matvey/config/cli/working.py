"""`matvey worker`: background work without a web server."""

from __future__ import annotations

import argparse
import signal
import threading

from matvey.config.cli.beginning import begin
from matvey.config.cli.command import Command
from matvey.config.environment import given
from matvey.config.running import running
from matvey.config.speech import _


def run(chosen: argparse.Namespace) -> int:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with running(given().home):
        begin(in_background=True)
        from matvey.journal.jobs.worker import run as work

        work(stop)
    return 0


COMMAND = Command(_("Do background work"), run)
