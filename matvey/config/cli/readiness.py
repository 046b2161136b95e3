"""Whether the program that was started answers people yet."""

from __future__ import annotations

import http.client

from matvey.config.environment import Settings


def is_up(settings: Settings) -> bool:
    """Asks `/healthz` once; takes half a second at the most."""
    connection = http.client.HTTPConnection(settings.reachable_host.strip("[]"), settings.port, timeout=0.5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
