"""Whether the program is ready for people, for machines that ask."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponseBase, JsonResponse

from matvey import __version__

log = logging.getLogger("matvey.health")


def health(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answers `/healthz` before anything else: with no base, sessions and people can't be asked for."""

    def asked(request: HttpRequest) -> HttpResponseBase:
        return report() if request.path == "/healthz" else answer(request)

    return asked


def report() -> JsonResponse:
    """200 when people can work, 503 when they can't because the base does not answer."""
    works = _database_answers()
    facts = {"status": "ok" if works else "error", "database": "ok" if works else "unreachable"}
    return JsonResponse(facts | {"worker": "unknown", "version": __version__}, status=200 if works else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        log.exception("The base does not answer")
        return False
    return True
