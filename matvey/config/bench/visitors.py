"""Somebody signed in who opens pages one after the other, as a browser does, over a connection kept open."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from importlib import import_module
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from matvey.config.bench.counting import CPU, QUERIES, SLOWEST
from matvey.staff.models import Employee


@dataclass(frozen=True, slots=True)
class Answer:
    """One page as its visitor saw it: milliseconds from asking to the last byte; `cpu_ms` are the program's own."""

    status: int
    ms: float
    cpu_ms: float
    queries: int
    slowest: str
    size: int


class Visitor:
    """Opens pages as that employee; the session is made without the sign-in page."""

    def __init__(self, employee: Employee, port: int) -> None:
        self.employee = employee
        self._token = secrets.token_hex(16)
        self._headers = {
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={_session(employee)}; csrftoken={self._token}",
            "Accept-Encoding": "gzip",
            "Accept-Language": "ru",
            "User-Agent": "Mozilla/5.0 (matvey bench)",
        }
        self._connection = HTTPConnection("127.0.0.1", port, timeout=120)

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, None, self._headers)

    def post(self, path: str, data: dict[str, str]) -> Answer:
        form = {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": self._token}
        return self._ask("POST", path, urlencode(data), self._headers | form)

    def hang_up(self) -> None:
        """After a failure; the next request connects anew."""
        self._connection.close()

    def _ask(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        begun = time.perf_counter()
        self._connection.request(method, path, body, headers)
        response = self._connection.getresponse()
        content = response.read()
        took = (time.perf_counter() - begun) * 1000
        return Answer(
            response.status,
            took,
            float(response.getheader(CPU) or 0),
            int(response.getheader(QUERIES) or 0),
            response.getheader(SLOWEST) or "",
            len(content),
        )


def _session(employee: Employee) -> str:
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(employee.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = employee.get_session_auth_hash()
    store.create()
    return str(store.session_key)
