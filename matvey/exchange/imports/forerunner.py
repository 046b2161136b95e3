"""A process that prepares the rows of a long file while another one writes those before them.

It only reads (but for sources nobody has named before), and what it has prepared is lost with it: then the
writing process goes on reading from its own position. It ends by itself when nobody takes what it prepares.
"""

from __future__ import annotations

import pickle
import select
import struct
import subprocess
import sys
from dataclasses import dataclass
from typing import IO, Any, Final

from matvey.exchange.imports.preparing import Prepared
from matvey.exchange.spreadsheets.unreadable import UnreadableFile

LENGTH: Final = struct.Struct("!Q")
READY: Final = b"r"


class ForerunnerGone(Exception):
    """The process has ended before its work."""


@dataclass
class Forerunner:
    """The process as the one that writes sees it."""

    process: subprocess.Popen[bytes]

    @classmethod
    def start(cls, number: int) -> Forerunner | None:
        """For the import of that number; some seconds later it `is_ready`. None where no process can be started."""
        command = [sys.executable, "-m", "matvey.exchange.imports.running_ahead", str(number)]
        try:
            return cls(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE))  # noqa: S603
        except OSError:
            return None

    @property
    def is_ready(self) -> bool:
        """Also when it has ended before."""
        return bool(select.select([self._answers], [], [], 0)[0])

    def begin(self, position: int) -> None:
        """With the row after `position`. Raises `ForerunnerGone`."""
        self._expect(len(READY))
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(b"%d\n" % position)
            self.process.stdin.close()
        except BrokenPipeError:
            self._gone()

    def take(self) -> list[Prepared]:
        """What is next; empty at the end of the file. Raises `ForerunnerGone`, `UnreadableFile`."""
        [length] = LENGTH.unpack(self._expect(LENGTH.size))
        taken: Any = pickle.loads(self._expect(length))  # noqa: S301 - from our own process, by a pipe of ours
        if isinstance(taken, str):
            raise UnreadableFile(taken)
        return list(taken)

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self._answers.close()

    def _expect(self, length: int) -> bytes:
        found = self._answers.read(length)
        if len(found) < length:
            self._gone()
        return found

    def _gone(self) -> None:
        self.end()
        raise ForerunnerGone

    @property
    def _answers(self) -> IO[bytes]:
        assert self.process.stdout is not None
        return self.process.stdout
