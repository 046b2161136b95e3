"""Repeating an action that lost a race for its locks."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Final

from django.db import OperationalError, connection, transaction

ATTEMPTS: Final = 5
# PostgreSQL: serialization_failure, deadlock_detected; it has undone the transaction by then.
_LOST_RACES = frozenset({"40001", "40P01"})


def retried[**P, R](action: Callable[P, R]) -> Callable[P, R]:
    """Run the action in a transaction of its own and repeat it after a deadlock, at most five times.

    Inside somebody else's transaction it runs once: only the outermost action can begin anew.
    """

    @wraps(action)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        if connection.in_atomic_block:
            return action(*args, **kwargs)
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with transaction.atomic():
                    return action(*args, **kwargs)
            except OperationalError as error:
                if attempt == ATTEMPTS or getattr(error.__cause__, "sqlstate", "") not in _LOST_RACES:
                    raise
        raise AssertionError("unreachable")

    return run
