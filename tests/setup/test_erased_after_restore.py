"""An older backup put back by `matvey restore` does not bring back who was erased after it was written."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from matvey.config.backups.erasures import BESIDE, EXPECTED, expect_replay, keep_beside, replay_if_expected
from matvey.customers.actions.adding import add_customer
from matvey.customers.erasure_notes import NAME, write_notes
from matvey.customers.models import Person
from matvey.customers.new import NewCustomer
from matvey.staff.access import Actor, Door
from tests.setup.conftest import Program

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
BEGIN = """
from django.utils import timezone
from matvey.core.person_names import PersonName
from matvey.customers.actions.adding import add_customer
from matvey.customers.actions.erasing import erase_person
from matvey.customers.models import Customer, ErasureAct, Person
from matvey.customers.new import NewCustomer
from matvey.staff.access import Actor, Door
by, at = Actor.program(Door.COMMAND), timezone.now()
"""
ADD = "add_customer(NewCustomer('Кузнечикова Анна', form='person'), by=by, at=at)"
ERASE = "erase_person(Person.objects.get(), 'Заявление № 1', by=by, at=at)"
SHOW = "print(Person.objects.get(), Customer.objects.get(), ErasureAct.objects.count(), sep='|')"


@pytest.fixture
def play(program: Program, prepared: Path, monkeypatch: Any, base_url: str) -> Callable[..., str]:
    """Runs lines inside the installation and answers what they print."""
    if base_url:
        monkeypatch.setattr(Program, "environ", {**program.environ, "DATABASE_URL": base_url})
        program.run("manage", "migrate", "-v", "0")
    else:
        shutil.copytree(prepared, program.home)

    def run(*lines: str) -> str:
        answer = program.run("manage", "shell", "-v", "0", "-c", "\n".join([BEGIN, *lines]))
        assert answer.returncode == 0, answer.stderr
        return answer.stdout.strip()

    return run


@pytest.fixture
def base_url() -> Iterator[str]:
    """Of an empty PostgreSQL base where the tests run on one; SQLite lies in the installation's folder."""
    if connection.vendor == "sqlite":
        yield ""
        return
    name = f"erased_{os.getpid()}"
    server = os.environ["DATABASE_URL"].rpartition("/")[0]
    subprocess.run(["psql", "-q", f"{server}/postgres", "-c", f"CREATE DATABASE {name}"], check=True)
    yield f"{server}/{name}"
    drop = f"DROP DATABASE {name} WITH (FORCE)"
    subprocess.run(["psql", "-q", f"{server}/postgres", "-c", drop], check=True)


@pytest.mark.processes
def test_who_was_erased_after_the_backup_stays_erased(program: Program, play: Callable[..., str]) -> None:
    assert play(ADD, SHOW) == "Кузнечикова Анна|Кузнечикова Анна|0"
    assert program.run("backup", "kept.tar.gz").returncode == 0
    play(ERASE)  # no worker runs that would note it
    restored = program.run("restore", "--force", "kept.tar.gz")
    assert (restored.returncode, restored.stderr) == (0, "")
    assert play(SHOW) == "Erased person|№ 1|1"
    assert not (program.home / EXPECTED).exists()


@pytest.fixture
def anna(db: None) -> Person:
    """As an older copy of the base has her: not erased."""
    by = Actor.program(Door.COMMAND)
    person = add_customer(NewCustomer("Кузнечикова Анна", form="person"), by=by, at=NOW).person
    assert person
    return person


@pytest.fixture
def home(tmp_path: Path, anna: Person) -> Path:
    """The installation's folder, in which her erasure is noted."""
    (tmp_path / "home").mkdir()
    noted = {"person": anna.pk, "created_at": anna.created_at.isoformat(), "ground": "Заявление"}
    write_notes(tmp_path / "home" / NAME, [noted])
    return tmp_path / "home"


def test_a_restore_that_was_killed_is_made_good_by_the_next_start(home: Path, anna: Person) -> None:
    assert expect_replay(home, home / "kept.tar.gz")
    assert replay_if_expected(home, at=NOW) == 1
    anna.refresh_from_db()
    assert anna.erased_at == NOW
    assert replay_if_expected(home, at=NOW) == 0


def test_the_notes_beside_the_backups_outlive_the_installation(home: Path, tmp_path: Path) -> None:
    keep_beside(home, tmp_path / "kept.tar.gz")
    assert (tmp_path / BESIDE).stat().st_mode & 0o777 == 0o600
    (home / NAME).unlink()
    assert expect_replay(home, tmp_path / "kept.tar.gz")
    assert replay_if_expected(home, at=NOW) == 1


def test_a_base_nobody_was_ever_erased_from_is_not_looked_through(tmp_path: Path) -> None:
    assert not expect_replay(tmp_path, tmp_path / "kept.tar.gz")
    assert not list(tmp_path.iterdir())
