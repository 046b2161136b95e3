"""What `matvey` says and how it ends."""

from __future__ import annotations

import json
import os
from typing import Any

import pytest

from matvey import __version__

pytestmark = [
    pytest.mark.processes,
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="brings its own base; once is enough"),
]

Program = Any


def test_it_says_which_program_it_is(program: Program) -> None:
    answer = program.run("--version")
    assert (answer.returncode, answer.stdout) == (0, f"{__version__}\n")


def test_every_command_explains_itself(program: Program) -> None:
    words = program.run("--help").stdout
    for command in ("demo", "serve", "worker", "check", "backup", "restore"):
        assert command in words
        assert program.run(command, "--help").returncode == 0


def test_a_wrong_setting_is_one_sentence_and_no_traceback(program: Program, monkeypatch: Any) -> None:
    monkeypatch.setenv("MATVEY_WORKERS", "many")
    refusal = program.run("serve")
    assert refusal.returncode == 2
    assert refusal.stderr == "MATVEY_WORKERS must be a whole number from 1 to 64, not “many”.\n"


def test_a_backup_of_nothing_is_refused(program: Program) -> None:
    refusal = program.run("backup")
    assert refusal.returncode == 1
    assert "There is no base to back up" in refusal.stderr


def test_an_installation_moves_by_backup_and_restore(program: Program) -> None:
    program.run("manage", "migrate", "--verbosity", "0")
    key = (program.home / "secrets" / "secret-key").read_text()
    assert program.run("backup", "kept.tar.gz").returncode == 0
    assert "--force replaces it" in program.run("restore", "kept.tar.gz").stderr
    os.rename(program.home, program.home.with_name("lost"))
    assert program.run("restore", "kept.tar.gz").returncode == 0
    assert (program.home / "secrets" / "secret-key").read_text() == key
    assert (program.home / "matvey.sqlite3").exists()


def test_check_finds_a_base_that_does_not_fit(program: Program) -> None:
    findings = program.run("check", "--json")
    assert findings.returncode == 1
    assert "matvey.E001" in [finding["id"] for finding in json.loads(findings.stdout)]
