"""Whether the program is ready for people, for machines that ask."""

from __future__ import annotations

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.utils import timezone

from matvey import __version__
from matvey.journal.jobs import is_worker_alive, worker_seen_at

log = logging.getLogger("matvey.health")


def health(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answers `/healthz` before anything else: with no base, sessions and people can't be asked for."""

    def asked(request: HttpRequest) -> HttpResponseBase:
        return report() if request.path == "/healthz" else answer(request)

    return asked


def report() -> JsonResponse:
    """200 when people can work, 503 when they can't because the base does not answer.

    `worker` is "ok", "late" or "none"; without one, people can work and what is long waits.
    """
    try:
        worker = _worker()
    except DatabaseError:
        log.exception("The base does not answer")
        return _answer("error", database="unreachable", worker="unknown")
    return _answer("ok", database="ok", worker=worker)


def _worker() -> str:
    if is_worker_alive(timezone.now()):
        return "ok"
    return "late" if worker_seen_at() else "none"


def _answer(status: str, **parts: str) -> JsonResponse:
    code = HTTPStatus.OK if status == "ok" else HTTPStatus.SERVICE_UNAVAILABLE
    answer = JsonResponse({"status": status, **parts, "version": __version__}, status=code)
    answer.headers["Cache-Control"] = "no-store"
    return answer
