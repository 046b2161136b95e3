"""Keeps child processes running and stops them as one; knows nothing of what they do."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from matvey.config.speech import _
from matvey.config.stopping import StopSign

TICK: Final = 0.1  # seconds between two looks at the children
FAREWELL: Final = 8.0  # seconds a child gets to finish before it is killed
STEADY: Final = 10.0  # a child that lived this long may crash again without being given up
MOST_CRASHES: Final = 5  # quick crashes in a row after which the whole program stops
REFUSED: Final = 2  # the exit code of a child that will never start, such as with wrong settings
DEATH_SIGNAL: Final = 1  # PR_SET_PDEATHSIG of Linux's prctl


@dataclass
class Child:
    """One process of the program and how its last starts went."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    started: float = 0.0
    crashes: int = 0

    def start(self) -> None:
        """In a session of its own: Ctrl+C reaches the supervisor only, and a child can be killed whole."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(self.command, start_new_session=True, preexec_fn=_die_with_parent)  # noqa: S603

    def has_ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    @property
    def code(self) -> int:
        """The exit code; negative when a signal ended it."""
        return self.process.returncode if self.process else 0

    def note_crash(self) -> None:
        self.crashes = 1 if time.monotonic() - self.started > STEADY else self.crashes + 1

    def kill(self) -> None:
        """Ends the child and whatever it left behind."""
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def _die_with_parent() -> None:
    """Linux tells the child to stop when the supervisor was killed with no chance to say so itself."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DEATH_SIGNAL, signal.SIGTERM)


class Supervisor:
    """Runs children until told to stop by SIGTERM, SIGINT or SIGHUP; what crashes is started again."""

    def __init__(
        self,
        children: Sequence[Child],
        first: Child | None = None,
        is_up: Callable[[], bool] = lambda: True,
        when_up: Callable[[], None] = lambda: None,
    ) -> None:
        """`first` runs to its end before the others start; `when_up` is called once, when `is_up` is true."""
        self.children = children
        self.first = first
        self.is_up = is_up
        self.when_up = when_up
        self.stop = StopSign()
        self.code = 0

    def run(self) -> int:
        """The exit code: 0 after being told to stop, else that of the child that would not keep running."""
        self.stop.set_by(signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
        self._run_first()
        if not self.stop.is_set():
            self._keep_running()
        self._end()
        return self.code

    def _run_first(self) -> None:
        """What has to be done before; when it fails, nothing is started."""
        if not self.first:
            return
        self.first.start()
        while not self.first.has_ended() and not self.stop.wait(TICK):
            pass
        if self.first.has_ended() and (code := self.first.code):
            self.code = code if code > 0 else 1
            self.stop.set()

    def _keep_running(self) -> None:
        for child in self.children:
            child.start()
        announced = False
        while not self.stop.wait(TICK):
            if not announced and self.is_up():
                announced = True
                self.when_up()
            for child in self.children:
                if child.has_ended():
                    self._mend(child)

    def _mend(self, child: Child) -> None:
        code = child.code
        child.kill()
        child.note_crash()
        if code == REFUSED or child.crashes >= MOST_CRASHES:
            self.code = code if code > 0 else 1
            self.stop.set()
            return
        sys.stderr.write(_("{name} ended with {code}: starting it again", name=child.name, code=code) + "\n")
        if not self.stop.wait(TICK * 2**child.crashes):
            child.start()

    def _end(self) -> None:
        """Tells all of them to stop, waits a little, then insists."""
        started = [child for child in (self.first, *self.children) if child]
        for child in started:
            if child.process and not child.has_ended():
                child.process.terminate()
        patience = time.monotonic() + FAREWELL
        for child in started:
            if child.process:
                with suppress(subprocess.TimeoutExpired):
                    child.process.wait(max(0.0, patience - time.monotonic()))
                child.kill()
