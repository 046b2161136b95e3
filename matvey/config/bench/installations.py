"""Installations made for measuring: a folder and a base of their own, gone afterwards unless they are kept."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg.sql import SQL, Identifier

SQLITE = "sqlite"
POSTGRESQL = "postgresql"


@dataclass(frozen=True)
class Wanted:
    """A base of so many customers on a database: `sqlite`, or the address of a PostgreSQL server.

    With `keep` it lies in that folder and is found there again.
    """

    customers: int
    address: str
    keep: Path | None = None

    @property
    def database(self) -> str:
        return SQLITE if self.address == SQLITE else POSTGRESQL

    @property
    def name(self) -> str:
        return (
            f"matvey_bench_{self.customers}" if self.keep else f"matvey_bench_{self.customers}_{os.getpid()}"
        )


@contextmanager
def installation(wanted: Wanted) -> Iterator[Path]:
    """The environment names the new installation from here on; must come before Django is set up."""
    home = wanted.keep / f"{wanted.database}-{wanted.customers}" if wanted.keep else Path(tempfile.mkdtemp())
    home.mkdir(parents=True, exist_ok=True)
    os.environ["MATVEY_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "matvey.config.bench.settings"
    os.environ["DATABASE_URL"] = ""
    if wanted.database == POSTGRESQL:
        os.environ["DATABASE_URL"] = _postgresql(wanted)
    try:
        yield home
    finally:
        if not wanted.keep:
            _remove(wanted, home)


def _postgresql(wanted: Wanted) -> str:
    """The address of a base of its own on that server, made unless it is there."""
    with psycopg.connect(wanted.address, autocommit=True) as server:
        there = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [wanted.name]).fetchone()
        if not there:
            server.execute(SQL("CREATE DATABASE {}").format(Identifier(wanted.name)))
    return urlunsplit(urlsplit(wanted.address)._replace(path=f"/{wanted.name}"))


def _remove(wanted: Wanted, home: Path) -> None:
    shutil.rmtree(home, ignore_errors=True)
    if wanted.database == POSTGRESQL:
        with psycopg.connect(wanted.address, autocommit=True) as server:
            server.execute(SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(wanted.name)))
