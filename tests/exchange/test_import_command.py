"""A spreadsheet brought in from the console: what the command answers, and what it leaves in the base."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from matvey.config.cli.command import CommandFailedError
from matvey.config.cli.importing import _import, _outcome
from matvey.config.cli.undoing import undone
from matvey.customers.models import ContactPoint, Counterparty, Customer

HEADER = "Наименование;Телефон;E-mail;ИНН;Город"
DAISY = "ООО «Ромашка»;8 905 123-45-67;info@daisy.example;7707083893;Ярославль"

type Bring = Callable[..., dict[str, Any]]


@pytest.fixture
def bring(db: None, tmp_path: Path) -> Bring:
    """Imports these lines and answers what the command prints."""

    def run(*lines: str, on_duplicate: str = "skip", dry_run: bool = False) -> dict[str, Any]:
        path = tmp_path / "salon.csv"
        path.write_text("\n".join([HEADER, *lines]), encoding="cp1251")
        return _outcome(
            _import(argparse.Namespace(file=[path], on_duplicate=on_duplicate, dry_run=dry_run, sheet=""))
        )

    return run


def test_every_row_becomes_something(bring: Bring) -> None:
    found = bring(DAISY, "Кузнецова Мария;8 910 111-22-33;;;", ";;;;", "Итого: 2;;;;")
    assert (found["rows"], found["created"], found["updated"], found["skipped"]) == (2, 2, 0, 0)
    assert set(Customer.objects.values_list("city", flat=True)) == {"Ярославль", ""}


def test_a_bad_cell_does_not_cost_the_row(bring: Bring) -> None:
    found = bring("ИП Петров;не телефон;не почта;123;Рыбинск")
    assert {(e["row"], e["column"]) for e in found["errors"]} == {(2, "Телефон"), (2, "E-mail"), (2, "ИНН")}
    assert Counterparty.objects.get().typed_inn == "123"
    assert ContactPoint.objects.filter(typed="не телефон", normal="").exists()


def test_a_row_that_repeats_an_earlier_one_is_a_duplicate(bring: Bring) -> None:
    found = bring(DAISY, "Ромашка, ООО;+7 (905) 123 45 67;;;")
    assert (found["created"], found["skipped"]) == (1, 1)
    assert found["duplicates"][0]["row"] == 3


def test_the_same_phone_under_another_name_is_another_customer(bring: Bring) -> None:
    assert bring(DAISY, "ЗАО «Вектор»;8 905 123-45-67;;;")["created"] == 2


def test_a_file_brought_in_twice_makes_nobody_twice(bring: Bring) -> None:
    bring(DAISY)
    assert bring(DAISY)["created"] == 0
    assert Customer.objects.count() == 1


def test_completing_adds_what_is_missing_and_overwrites_nothing(bring: Bring) -> None:
    bring("ООО «Ромашка»;8 905 123-45-67;;;Тула")
    found = bring(DAISY, on_duplicate="update")
    assert found["updated"] == 1
    customer = Customer.objects.get()
    assert (customer.city, customer.counterparties.get().inn) == ("Тула", "7707083893")
    assert customer.contact_points.filter(normal="info@daisy.example").exists()


def test_a_dry_run_says_the_same_and_changes_nothing(bring: Bring) -> None:
    lines = (DAISY, "Ромашка, ООО;+7 (905) 123 45 67;;;", ";;;;просто город")
    tried, done = bring(*lines, dry_run=True), Customer.objects.count()
    assert done == 0
    real = bring(*lines)
    counts = ("rows", "created", "updated", "skipped")
    assert [tried[name] for name in counts] == [real[name] for name in counts]


def test_what_is_no_table_ends_with_a_sentence(db: None, tmp_path: Path) -> None:
    picture = tmp_path / "photo.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    with pytest.raises(CommandFailedError) as failure:
        _import(argparse.Namespace(file=[picture], on_duplicate="skip", dry_run=False, sheet=""))
    assert failure.value.code == 2
    assert str(failure.value)


def test_files_and_folders_are_brought_in_together_and_errors_name_the_file(db: None, tmp_path: Path) -> None:
    folder = tmp_path / "Контакты"
    (folder / "телефон").mkdir(parents=True)
    (folder / "телефон" / "а.vcf").write_text("BEGIN:VCARD\nFN:Анна Ким\nTEL:12\nEND:VCARD\n")
    (folder / ".скрытый").write_text("x")
    (tmp_path / "salon.csv").write_text(f"{HEADER}\n{DAISY}")
    chosen = argparse.Namespace(
        file=[folder, tmp_path / "salon.csv"], on_duplicate="skip", dry_run=False, sheet=""
    )
    found = _outcome(_import(chosen))
    assert (found["rows"], found["created"]) == (2, 2)
    assert [(one["file"], one["row"]) for one in found["errors"]] == [("а.vcf", 1)]


def test_an_import_is_undone_by_its_number(bring: Bring) -> None:
    number = bring(DAISY, "Кузнецова Мария;8 910 111-22-33;;;")["import_id"]
    assert undone(str(number)) == {"import_id": number, "undone": 2, "left": []}
    assert not Customer.objects.kept().exists()
    assert bring(DAISY)["created"] == 1


@pytest.mark.parametrize("number", ["77", "клиенты.csv", ""])
def test_what_is_no_import_is_not_undone(db: None, number: str) -> None:
    with pytest.raises(CommandFailedError) as failure:
        undone(number)
    assert failure.value.code == 2
