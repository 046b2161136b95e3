"""Whether the program is ready for people, for machines that ask."""

from __future__ import annotations

import logging

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from matvey import __version__

log = logging.getLogger("matvey.health")


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
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
