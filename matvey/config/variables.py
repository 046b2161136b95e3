"""What one environment variable may hold: each reader returns a typed value or says what is allowed."""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable
from dataclasses import field
from pathlib import Path
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

from matvey.config.speech import _

YES: Final = ("1", "true", "yes", "on")
NO: Final = ("0", "false", "no", "off")


class NotAllowedError(ValueError):
    """The text is not one of the allowed values; the message says which ones are."""


def variable[T](read: Callable[[str], T], default: str, meaning: str) -> Any:
    """A field of `Settings` read from the environment; `meaning` is its line in `docs/install.md`."""
    return field(metadata={"read": read, "default": default, "meaning": meaning})


def text(given: str) -> str:
    return given.strip()


def yes_or_no(given: str) -> bool:
    if given.lower() in YES:
        return True
    if given.lower() in NO:
        return False
    raise NotAllowedError(_("“yes” or “no”"))


def whole_number(least: int, most: int) -> Callable[[str], int]:
    def read(given: str) -> int:
        if not given.isdecimal() or not least <= int(given) <= most:
            raise NotAllowedError(_("a whole number from {least} to {most}", least=least, most=most))
        return int(given)

    return read


def one_of(*allowed: str) -> Callable[[str], str]:
    def read(given: str) -> str:
        if given not in allowed:
            raise NotAllowedError(_("one of {names}", names=", ".join(allowed)))
        return given

    return read


def names(given: str) -> tuple[str, ...]:
    """Names separated by commas, in their order, without empty ones."""
    return tuple(name.strip() for name in given.split(",") if name.strip())


def folder(given: str) -> Path:
    """An absolute path, also where the folder does not exist yet."""
    path = Path(given).expanduser().resolve()
    if path.exists() and not path.is_dir():
        raise NotAllowedError(_("a folder"))
    return path


def time_zone(given: str) -> str:
    try:
        zoneinfo.ZoneInfo(given)
    except (ValueError, OSError, KeyError):
        raise NotAllowedError(_("a time zone such as Europe/Moscow or Asia/Yekaterinburg")) from None
    return given


def address(*schemes: str) -> Callable[[str], str]:
    """An address with one of these schemes, or nothing."""

    def read(given: str) -> str:
        if given and not _is_address(given, schemes):
            beginnings = ", ".join(f"{scheme}://" for scheme in schemes)
            raise NotAllowedError(_("an address that begins with {beginnings}", beginnings=beginnings))
        return given.rstrip("/")

    return read


def _is_address(given: str, schemes: tuple[str, ...]) -> bool:
    try:
        parts: SplitResult = urlsplit(given)
        parts.port  # noqa: B018 - a port that is no number raises only when it is read
    except ValueError:
        return False
    return "://" in given and parts.scheme in schemes
