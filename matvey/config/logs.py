"""How a log line looks and where it goes; no line carries a name, a phone or what somebody searched for."""

from __future__ import annotations

import fcntl
import json
import logging
import logging.handlers
import os
import time
from contextvars import ContextVar
from pathlib import Path
from typing import Final

request_number: ContextVar[str] = ContextVar("request_number", default="")

OWN: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "request", "taskName"}


class RequestNumber(logging.Filter):
    """Puts the number of the request being answered on every line."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.__dict__.setdefault("request_number", request_number.get())
        return True


class PlainLines(logging.Formatter):
    """Time, level and words, for a person at the console."""

    default_msec_format = ""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(message)s", "%H:%M:%S")


class JsonLines(logging.Formatter):
    """One object a line: what every line has, then the facts given as `extra`."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
            + f".{int(record.msecs):03}Z",
            "level": record.levelname,
            "logger": record.name,
            "process": record.process,
            "message": record.getMessage(),
        }
        line |= {name: value for name, value in vars(record).items() if name not in OWN and value != ""}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


class SharedRotatingFile(logging.handlers.WatchedFileHandler):
    """One file for all processes: appended to by each, turned over by whichever finds it full, under a lock.

    Python's own rotating handler loses lines when two processes turn the file over.
    """

    def __init__(self, path: Path, most_bytes: int = 10_000_000, kept: int = 5) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.most_bytes, self.kept = most_bytes, kept
        super().__init__(path, encoding="utf-8", delay=True)

    def emit(self, record: logging.LogRecord) -> None:
        super().emit(record)
        if self.stream and self.stream.tell() > self.most_bytes:
            self._turn_over()

    def _turn_over(self) -> None:
        with open(f"{self.baseFilename}.lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if self._size() > self.most_bytes:
                for number in range(self.kept - 1, 0, -1):
                    self._shift(f"{self.baseFilename}.{number}", f"{self.baseFilename}.{number + 1}")
                self._shift(self.baseFilename, f"{self.baseFilename}.1")

    def _size(self) -> int:
        """0 between another process's turning over and the next line."""
        try:
            return os.path.getsize(self.baseFilename)
        except FileNotFoundError:
            return 0

    @staticmethod
    def _shift(old: str, new: str) -> None:
        if os.path.exists(old):
            os.replace(old, new)
