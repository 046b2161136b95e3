"""The real server of the installation being measured, in a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Final

PATIENCE: Final = 120.0  # seconds; the first start of a base of a million looks at all migrations


@contextmanager
def serving(*words: str) -> Iterator[int]:
    """`matvey serve` with these words, on a free port of this machine, until the block ends."""
    port = _free_port()
    environment = os.environ | {"MATVEY_PORT": str(port), "MATVEY_LOG_LEVEL": "WARNING"}
    command = [sys.executable, "-m", "matvey.config.cli", "serve", *words]
    process = subprocess.Popen(command, env=environment)  # noqa: S603 - our own command
    try:
        _wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait()


def memory_of_children() -> int:
    """Bytes all processes of ours below this one hold in memory for themselves."""
    return sum(_resident(pid) for pid in _descendants(os.getpid()))


def _descendants(pid: int) -> Iterator[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    for child in children.read_text().split() if children.exists() else ():
        yield int(child)
        yield from _descendants(int(child))


def _resident(pid: int) -> int:
    """Its proportional share, in which pages several processes have in common count once over all of them."""
    rollup = Path(f"/proc/{pid}/smaps_rollup")
    try:
        lines = rollup.read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as here:
        return int(here.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        if _is_up(port):
            return
        time.sleep(0.1)
    raise RuntimeError("the server did not start")


def _is_up(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
