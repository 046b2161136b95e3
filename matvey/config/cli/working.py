"""`matvey worker`: background work without a web server."""

from __future__ import annotations

import argparse
import signal

from matvey.config.cli.beginning import begin
from matvey.config.cli.command import Command
from matvey.config.environment import given
from matvey.config.running import running
from matvey.config.speech import _
from matvey.config.stopping import StopSign


def run(chosen: argparse.Namespace) -> int:
    stop = StopSign()
    stop.set_by(signal.SIGTERM, signal.SIGINT)
    with running(given().home):
        begin(in_background=True)
        from matvey.journal.jobs.worker import run as work

        work(stop)
    return 0


COMMAND = Command(_("Do background work"), run)
