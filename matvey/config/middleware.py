"""What every answer gets: a number in the log and the headers Django has no setting for."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from matvey.config.logs import request_number

Answer = Callable[[HttpRequest], HttpResponseBase]
log = logging.getLogger("matvey.requests")


def request_log(answer: Answer) -> Answer:
    """One line a request: who asked is a number, and what was searched for stays out (it is in the query)."""

    def logged(request: HttpRequest) -> HttpResponseBase:
        begun = time.perf_counter()
        request_number.set(secrets.token_hex(6))
        response = answer(request)
        response.headers["X-Request-Id"] = request_number.get()
        _write(request, response, time.perf_counter() - begun)
        return response

    return logged


def _write(request: HttpRequest, response: HttpResponseBase, seconds: float) -> None:
    facts = {
        "method": request.method,
        "path": _place(request),
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
        "employee": getattr(getattr(request, "user", None), "pk", None),
    }
    log.info("%(method)s %(path)s %(status)s %(ms)s ms", facts, extra=facts)


def _place(request: HttpRequest) -> str:
    """The path, or its pattern where words stand in it: a link to set a password must not stay in a log."""
    match = request.resolver_match
    if match and not all(isinstance(part, int) for part in (*match.args, *match.kwargs.values())):
        return f"/{match.route}"
    return request.path


def client_address(answer: Answer) -> Answer:
    """`REMOTE_ADDR` is the client's own address, as the outermost proxy we trust saw it.

    What stands further left in the header is the client's own claim.
    """
    proxies = settings.TRUSTED_PROXIES

    def addressed(request: HttpRequest) -> HttpResponseBase:
        hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        if proxies and len(hops) >= proxies and (address := hops[-proxies].strip()):
            request.META["REMOTE_ADDR"] = address
        return answer(request)

    return addressed


def employees_language(answer: Answer) -> Answer:
    """Whoever is signed in reads the language they chose, on any browser."""

    def spoken(request: HttpRequest) -> HttpResponseBase:
        chosen = getattr(request.user, "language", "")
        if chosen in dict(settings.LANGUAGES):
            translation.activate(chosen)
            request.LANGUAGE_CODE = chosen
        return answer(request)

    return spoken


def permissions_policy(answer: Answer) -> Answer:
    """What of the device our pages may use: nothing but passkeys."""
    policy = ", ".join(f"{feature}={allowed}" for feature, allowed in settings.PERMISSIONS_POLICY.items())

    def restricted(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        response.headers.setdefault("Permissions-Policy", policy)
        return response

    return restricted
