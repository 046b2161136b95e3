"""What a worker process calls itself, so that others can tell whether it still lives."""

from __future__ import annotations

import os
import secrets
import socket


def own_name() -> str:
    """Host, process, and what tells it from an earlier process of that number."""
    return f"{socket.gethostname()[:60]}-{os.getpid()}-{secrets.token_hex(2)}"


def is_dead(name: str, own: str) -> bool:
    """Whether the worker of that name ran on this machine and is gone; unknown, so no, for other machines."""
    host, _, rest = name.rpartition("-")[0].rpartition("-")
    own_host, _, own_process = own.rpartition("-")[0].rpartition("-")
    if host != own_host or not rest.isdigit() or name == own:
        return False
    return rest == own_process or not _lives(int(rest))


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
