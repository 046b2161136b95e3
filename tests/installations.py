"""Installations of their own for tests that start and kill real processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).parents[1]

type Environment = dict[str, str]
type Play = Callable[..., Any]


@contextmanager
def installation(home: Path) -> Iterator[Environment]:
    """The environment of one, migrated: a folder, or a base beside the one of the tests."""
    given = {name: value for name, value in os.environ.items() if not name.startswith("MATVEY_")}
    given |= {"MATVEY_HOME": str(home), "DJANGO_SETTINGS_MODULE": "matvey.config.settings"}
    given |= {"PYTHONPATH": str(ROOT)}
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        given.pop("DATABASE_URL", None)
        yield _migrated(given)
        return
    name = f"{home.name.rstrip('0')}_{os.getpid()}_{id(given)}"
    with psycopg.connect(server, autocommit=True) as postgresql:
        postgresql.execute(f"CREATE DATABASE {name}")
        yield _migrated(given | {"DATABASE_URL": urlunsplit(urlsplit(server)._replace(path=f"/{name}"))})
        postgresql.execute(f"DROP DATABASE {name} WITH (FORCE)")


def playing(workshop: Path, environment: Environment) -> Play:
    """Runs a task of the workshop, a program, and returns the JSON it printed last."""

    def play(*words: object) -> Any:
        command = [sys.executable, str(workshop), *map(str, words)]
        ended = subprocess.run(
            command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=3600
        )
        assert ended.returncode == 0, ended.stderr
        return json.loads(ended.stdout.splitlines()[-1])

    return play


def _migrated(environment: Environment) -> Environment:
    command = [sys.executable, "-m", "django", "migrate", "--skip-checks", "-v", "0"]
    subprocess.run(command, env=environment, cwd=ROOT, check=True, timeout=600)
    return environment
