"""All customers leave by one command, and the journal knows."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from python_calamine import CalamineWorkbook

from matvey.config.cli import main
from matvey.customers.actions.adding import add_customer
from matvey.customers.new import NewCustomer, Place
from matvey.journal.models import Event

NAMES = ["Кафе «Маяк»", "=1+1", "Ромашка"]


@pytest.fixture
def customers(people: Any, now: Any) -> Iterator[list[str]]:
    by = people.by(people.owner)
    for name in NAMES:
        add_customer(NewCustomer(name, place=Place(by.employee_id)), by=by, at=now)
    kept = os.umask(0o022)
    with translation.override("ru"):
        yield NAMES
    os.umask(kept)


def test_they_are_written_as_csv_and_counted(
    customers: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.csv"
    assert main(["export", "customers", str(target), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"rows": 3, "file": str(target)}
    with target.open(encoding="utf-8-sig", newline="") as file:
        names = [row[0] for row in csv.reader(file, delimiter=";")][1:]
    assert names == ["Кафе «Маяк»", "'=1+1", "Ромашка"]
    assert Event.objects.filter(verb="list.exported").get().door == "command"


def test_they_are_written_as_a_spreadsheet(customers: list[str], tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    assert main(["export", "customers", str(target)]) == 0
    rows = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows][1:] == NAMES
    assert [path.name for path in tmp_path.iterdir()] == ["out.xlsx"]


def test_another_kind_of_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "customers", str(tmp_path / "out.pdf")]) == 2
    assert "has to end in .xlsx or .csv" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
