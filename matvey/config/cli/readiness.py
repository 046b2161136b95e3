"""Whether the program that was started answers people yet."""

from __future__ import annotations

import socket
from typing import Final

from matvey.config.environment import Settings

PATIENCE: Final = 0.5  # seconds


def is_up(settings: Settings) -> bool:
    """Asks `/healthz` once. By hand, since a client that can more would double the supervisor's memory."""
    here = (settings.reachable_host.strip("[]"), settings.port)
    try:
        with socket.create_connection(here, timeout=PATIENCE) as connection:
            connection.settimeout(PATIENCE)
            connection.sendall(b"GET /healthz HTTP/1.0\r\n\r\n")
            return connection.recv(64).split(b" ", 2)[1:2] == [b"200"]
    except OSError:
        return False
