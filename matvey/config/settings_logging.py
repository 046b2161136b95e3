"""The log: one JSON object a line in `MATVEY_HOME/logs`, and readable lines on the console."""

from __future__ import annotations

from typing import Any

from matvey.config.environment import Settings


def logging_of(settings: Settings) -> dict[str, Any]:
    """The configuration of Python's logging."""
    handlers = {"console": _console(settings), "file": _file(settings)}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request": {"()": "matvey.config.logs.RequestNumber"}},
        "formatters": {
            "plain": {"()": "matvey.config.logs.PlainLines"},
            "json": {"()": "matvey.config.logs.JsonLines"},
        },
        "handlers": handlers,
        "root": {"handlers": list(handlers), "level": "WARNING"},
        "loggers": {
            "matvey": {"level": settings.log_level},
            # The request log of ours says the same with the time it took.
            "django.request": {"level": "ERROR"},
        },
    }


def _console(settings: Settings) -> dict[str, Any]:
    return {"class": "logging.StreamHandler", "formatter": settings.log_format, "filters": ["request"]}


def _file(settings: Settings) -> dict[str, Any]:
    return {
        "class": "matvey.config.logs.SharedRotatingFile",
        "path": settings.home / "logs" / "matvey.log",
        "formatter": "json",
        "filters": ["request"],
    }
