"""The salon's spreadsheet has the sins real ones have."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from matvey.config.demo.salon_sheet import HEADER, write_salon_sheet
from tests.conftest import NOW


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> list[list[object]]:
    path = tmp_path_factory.mktemp("sheet") / "Клиенты салона.xlsx"
    write_salon_sheet(path, today=NOW.date())
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


def test_titles_stand_above_the_header_and_totals_below(sheet: list[list[object]]) -> None:
    assert "КЛИЕНТЫ" in str(sheet[0][0])
    assert tuple(sheet[3]) == HEADER
    assert sheet[-1][0] == "Итого"


def test_there_are_empty_rows_among_the_customers(sheet: list[list[object]]) -> None:
    assert any(not any(row) for row in sheet[4:-1])


def test_some_phones_are_numbers_and_some_cells_hold_several(sheet: list[list[object]]) -> None:
    phones = [row[1] for row in sheet[4:]]
    assert any(isinstance(phone, float) for phone in phones)
    assert any(str(phone).count(";") for phone in phones)


def test_days_are_dates_in_some_rows_and_words_in_others(sheet: list[list[object]]) -> None:
    kinds = {type(row[7]).__name__ for row in sheet[4:]}
    assert {"date", "str"} <= kinds


def test_it_says_how_many_rows_name_a_customer(tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    named = write_salon_sheet(path, today=NOW.date())
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[4:-1]
    assert named == sum(bool(row[0]) for row in rows) - len(["НОВЫЕ, с весны"])
