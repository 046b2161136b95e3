"""Where letters go: a mail server, the console, or files of the installation."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import unquote, urlsplit

from matvey.config.environment import Settings

# A mail server that does not answer keeps one worker for these many seconds, never a page.
PATIENCE: Final = 10


def mailer(settings: Settings) -> dict[str, Any]:
    """Django's description of the way letters leave."""
    parts = urlsplit(settings.email_url or "file:")
    if parts.scheme == "console":
        return {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if parts.scheme == "file":
        folder = unquote(parts.path) or str(settings.home / "mail")
        return {
            "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "OPTIONS": {"file_path": folder},
        }
    return {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": _server(settings.email_url)}


def _server(url: str) -> dict[str, Any]:
    """smtps is encrypted from the first byte, smtp after the greeting unless the server is this machine."""
    parts = urlsplit(url)
    implicit = parts.scheme == "smtps"
    local = parts.hostname in (None, "localhost", "127.0.0.1", "::1")
    return {
        "host": parts.hostname or "localhost",
        "port": parts.port or (465 if implicit else 25 if local else 587),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_ssl": implicit,
        "use_tls": not implicit and not local,
        "timeout": PATIENCE,
    }
