"""Counts the queries and the processor's time of a request, told in headers; in the settings of the bench only."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, Final

from django.db import connection
from django.http import HttpRequest, HttpResponseBase

QUERIES: Final = "X-Bench-Queries"
SLOWEST: Final = "X-Bench-Slowest"
CPU: Final = "X-Bench-CPU"


class _Tally:
    """How many queries there were, and the milliseconds of the slowest one with its beginning."""

    def __init__(self) -> None:
        self.count, self.slowest = 0, (0.0, "")

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        begun = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            took = (time.perf_counter() - begun) * 1000
            self.count += 1
            self.slowest = max(self.slowest, (took, sql))

    @property
    def slowest_words(self) -> str:
        took, sql = self.slowest
        return f"{took:.1f} ms {' '.join(sql.split())[:600]}".encode("ascii", "replace").decode()


def count_queries(
    answer: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    def counted(request: HttpRequest) -> HttpResponseBase:
        tally, begun = _Tally(), time.thread_time()
        with connection.execute_wrapper(tally):
            response = answer(request)
        response.headers[QUERIES] = str(tally.count)
        response.headers[SLOWEST] = tally.slowest_words
        response.headers[CPU] = f"{(time.thread_time() - begun) * 1000:.2f}"
        return response

    return counted
