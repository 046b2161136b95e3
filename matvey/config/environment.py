"""The settings an installation may give, read from the environment once and typed from then on."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from matvey.config.speech import _
from matvey.config.variables import (
    NotAllowedError,
    address,
    folder,
    names,
    one_of,
    text,
    time_zone,
    variable,
    whole_number,
    yes_or_no,
)

PREFIX: Final = "MATVEY_"
UNPREFIXED: Final = {"database_url": "DATABASE_URL"}


class SettingsError(ValueError):
    """A variable holds what it may not; the message names every such variable and what it may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that differs between two installations; all of it has a default that works."""

    home: Path = variable(folder, "var", "The folder of the base, files, secrets and logs")
    database_url: str = variable(
        address("postgres", "postgresql", "sqlite"), "", "The base; empty: SQLite inside MATVEY_HOME"
    )
    host: str = variable(text, "127.0.0.1", "The address the server listens on")
    port: int = variable(whole_number(1, 65535), "8000", "The port the server listens on")
    workers: int = variable(whole_number(1, 64), "1", "Web server processes")
    threads: int = variable(whole_number(1, 64), "8", "Requests one web server process answers at a time")
    public_url: str = variable(address("http", "https"), "", "The address people type; empty: host and port")
    allowed_hosts: tuple[str, ...] = variable(
        names, "", "More host names people may come by, separated by commas"
    )
    trusted_proxies: int = variable(
        whole_number(0, 9), "0", "Proxies in front of the server, as known to you"
    )
    language: str = variable(one_of("ru", "en"), "ru", "The language until a person chooses another")
    time_zone: str = variable(time_zone, "Europe/Moscow", "The time zone until a branch names its own")
    email_url: str = variable(
        address("smtp", "smtps", "console", "file"),
        "",
        "The mail server, smtp://user:password@host:587; empty: letters become files in MATVEY_HOME/mail",
    )
    email_from: str = variable(text, "Matvey <matvey@localhost>", "The sender of letters")
    secret_key: str = variable(text, "", "The key that signs cookies and links; empty: made once and kept")
    log_level: str = variable(one_of("DEBUG", "INFO", "WARNING", "ERROR"), "INFO", "The least level to log")
    log_format: str = variable(one_of("plain", "json"), "plain", "How the console shows the log")
    debug: bool = variable(yes_or_no, "no", "Developers' error pages; never with other people's data")

    @property
    def url(self) -> str:
        """The address people open, without a slash at its end."""
        return self.public_url or f"http://{self.reachable_host}:{self.port}"

    @property
    def reachable_host(self) -> str:
        """The host as this machine reaches itself, also where the server listens everywhere."""
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104 - compared, not bound
        return f"[{host}]" if ":" in host else host

    @property
    def hosts(self) -> list[str]:
        """The host names requests may come by."""
        return [
            urlsplit(self.url).hostname or "localhost",
            "localhost",
            "127.0.0.1",
            "[::1]",
            *self.allowed_hosts,
        ]

    @property
    def is_encrypted(self) -> bool:
        """Whether people come by https."""
        return self.url.startswith("https://")


@cache
def given() -> Settings:
    """The settings of this process."""
    return read(os.environ)


def read(environ: Mapping[str, str]) -> Settings:
    """Raises `SettingsError` with a sentence for every variable that is unknown or holds what it may not."""
    values: dict[str, Any] = {}
    complaints = list(_unknown(environ))
    for setting in fields(Settings):
        try:
            values[setting.name] = _value(setting, environ)
        except NotAllowedError as refused:
            name = name_of(setting)
            complaints.append(
                _("{name} must be {allowed}, not “{value}”.", name=name, allowed=refused, value=environ[name])
            )
    if complaints:
        raise SettingsError("\n".join(complaints))
    return Settings(**values)


def name_of(setting: Field[Any]) -> str:
    """The environment variable of a field."""
    return UNPREFIXED.get(setting.name, PREFIX + setting.name.upper())


def _value(setting: Field[Any], environ: Mapping[str, str]) -> object:
    return setting.metadata["read"](environ.get(name_of(setting)) or setting.metadata["default"])


def _unknown(environ: Mapping[str, str]) -> Iterator[str]:
    known = [name_of(setting) for setting in fields(Settings)]
    for name in sorted(environ):
        if name.startswith(PREFIX) and name not in known:
            nearest = difflib.get_close_matches(name, known, 1)
            if nearest:
                yield _("{name} is not a setting; did you mean {nearest}?", name=name, nearest=nearest[0])
            else:
                yield _("{name} is not a setting.", name=name)
