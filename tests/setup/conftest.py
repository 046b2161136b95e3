"""The program itself, started as its users start it, on a folder of its own."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from psycopg.conninfo import make_conninfo

from matvey.config.environment import read
from matvey.config.settings_database import database

MATVEY = [sys.executable, "-m", "matvey.config.cli"]
OF_THE_TESTS = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")


@pytest.fixture
def wait_until() -> Callable[[Callable[[], bool]], None]:
    """Returns once something holds; fails when it does not within half a minute."""

    def wait(holds: Callable[[], bool], seconds: float = 30) -> None:
        deadline = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < deadline, "it did not happen in time"
            time.sleep(0.05)

    return wait


@dataclass
class Program:
    """One installation on this machine and the processes started for it."""

    home: Path
    port: int
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def environ(self) -> dict[str, str]:
        own = {"MATVEY_HOME": str(self.home), "MATVEY_PORT": str(self.port), "MATVEY_LANGUAGE": "en"}
        return {name: value for name, value in os.environ.items() if name not in OF_THE_TESTS} | own

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command that ends by itself."""
        return subprocess.run(
            [*MATVEY, *words], env=self.environ, cwd=self.home.parent, capture_output=True, text=True
        )

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen([*MATVEY, *words], env=self.environ, start_new_session=True)
        self.started.append(process)
        return process

    def answers(self, path: str = "/healthz") -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def read(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return str(answer.read().decode())

    def processes(self) -> set[int]:
        """Whoever runs on this installation's folder, as the system knows it."""
        mark = f"MATVEY_HOME={self.home}\0".encode()
        return {int(folder.name) for folder in Path("/proc").glob("[0-9]*") if mark in _environ(folder)}

    def kill_all(self) -> None:
        for number in self.processes():
            os.kill(number, signal.SIGKILL)
        for process in self.started:
            process.wait()


def _environ(folder: Path) -> bytes:
    try:
        state = (folder / "stat").read_text().rpartition(")")[2].split()[0]
        return b"" if state == "Z" else (folder / "environ").read_bytes()
    except OSError:
        return b""


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    installation = Program(tmp_path / "home", port)
    yield installation
    installation.kill_all()


PREPARE = "import django; django.setup(); from matvey.config.preparing import prepare; prepare()"


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder on which the program has run before, so that it starts quickly."""
    made = Program(tmp_path_factory.mktemp("prepared") / "home", 0)
    environ = made.environ | {"DJANGO_SETTINGS_MODULE": "matvey.config.settings", "MATVEY_PORT": "8000"}
    subprocess.run([sys.executable, "-c", PREPARE], env=environ, check=True)
    return made.home


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An installation's folder with a file and a secret in it."""
    for name, content in (("files/2026/договор.pdf", "%PDF signed"), ("secrets/secret-key", "the key")):
        path = tmp_path / "home" / name
        path.parent.mkdir(parents=True)
        path.write_text(content)
    return tmp_path / "home"


@dataclass
class SmallBase:
    """A base of two tables, in which every sale has its payment; of the kind the tests run on."""

    django: dict[str, Any]

    def connect(self) -> Any:
        if "sqlite" in self.django["ENGINE"]:
            connection = sqlite3.connect(self.django["NAME"], timeout=20)
            connection.execute("PRAGMA journal_mode=WAL")
            return closing(connection)
        names = {"dbname": "NAME", "host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
        where = {name: self.django[key] for name, key in names.items() if self.django[key]}
        return closing(psycopg.connect(make_conninfo(**where)))

    def sell(self, times: int) -> None:
        with self.connect() as connection:
            for _ in range(times):
                connection.execute("INSERT INTO sale (what) VALUES ('хлеб')")
                connection.execute("INSERT INTO payment (what) VALUES ('хлеб')")
                connection.commit()

    def rows(self) -> list[Any]:
        with self.connect() as connection:
            return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in ("sale", "payment")]

    def counts(self) -> tuple[int, int]:
        sales, payments = self.rows()
        return len(sales), len(payments)


@pytest.fixture
def base(home: Path) -> Iterator[SmallBase]:
    if connection.vendor == "sqlite":
        small = SmallBase(database(read({"MATVEY_HOME": str(home)})))
        _fill(small, "integer PRIMARY KEY")
        yield small
        return
    name = f"backup_{os.getpid()}"
    server = SmallBase(connection.settings_dict | {"NAME": "postgres"})
    _outside_transactions(server, f"CREATE DATABASE {name}")
    small = SmallBase(connection.settings_dict | {"NAME": name})
    _fill(small, "serial PRIMARY KEY")
    yield small
    _outside_transactions(server, f"DROP DATABASE {name} WITH (FORCE)")


def _fill(base: SmallBase, key: str) -> None:
    with base.connect() as connection:
        for table in ("sale", "payment"):
            connection.execute(f"CREATE TABLE {table} (id {key}, what text)")
        connection.commit()
    base.sell(5)


def _outside_transactions(base: SmallBase, statement: str) -> None:
    with base.connect() as connection:
        connection.autocommit = True
        connection.execute(statement)
