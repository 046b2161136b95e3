"""A signal that comes at the worst moment still stops the program."""

from __future__ import annotations

import subprocess
import sys

# A plain event stood still within the first few thousand rounds.
ROUNDS = """
import signal
from matvey.config.stopping import StopSign
for number in range(10_000):
    stop = StopSign()
    stop.set_by(signal.SIGALRM)
    signal.setitimer(signal.ITIMER_REAL, 0.0001 + number % 50 * 0.000004)
    while not stop.wait(0.00001):
        pass
"""


def test_who_is_told_to_stop_while_they_look_whether_to_stop_does() -> None:
    ended = subprocess.run([sys.executable, "-c", ROUNDS], timeout=120)
    assert ended.returncode == 0
