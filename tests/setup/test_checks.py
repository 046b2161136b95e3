"""`matvey check` finds what is wrong with an installation, and mends what follows from something else."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from matvey.config.cli import main
from matvey.core.models import SearchEntry
from matvey.customers.actions.adding import add_customer
from matvey.customers.new import NewCustomer, Place

type Findings = list[str]


@pytest.fixture(autouse=True)
def _as_installed(people: Any, now: datetime) -> Iterator[None]:
    """A company with a customer, in a folder as the program leaves it."""
    kept = os.umask(0o022)
    for folder in (settings.HOME / "logs", Path(settings.MEDIA_ROOT)):
        folder.mkdir(exist_ok=True)
    by = people.by(people.owner)
    add_customer(NewCustomer("Кафе «Маяк»", place=Place(by.employee_id)), by=by, at=now)
    yield
    os.umask(kept)


def _check(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Findings]:
    code = main(["check", "--json", *words])
    return code, [finding["id"] for finding in json.loads(capsys.readouterr().out)]


def test_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert _check(capsys) == (0, [])


def test_an_index_out_of_step_is_found_and_made_anew(capsys: pytest.CaptureFixture[str]) -> None:
    SearchEntry.objects.all().delete()
    assert _check(capsys) == (1, ["matvey.E004"])
    assert _check(capsys, "--repair") == (0, [])
    assert SearchEntry.objects.exists()


def test_a_key_others_can_read_is_named_and_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    key = settings.HOME / "secrets" / "secret-key"
    key.chmod(0o644)
    assert _check(capsys) == (0, ["matvey.W001"])
    key.chmod(0o600)


def test_a_missing_folder_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    (settings.HOME / "logs").rmdir()
    assert _check(capsys) == (1, ["matvey.E003"])


def test_a_base_behind_the_program_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'customers'")
    assert "matvey.E001" in _check(capsys)[1]
