"""The same list comes out of a file of any format and encoding, whatever the file is called."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from matvey.exchange.spreadsheets.tables import Table, open_table
from tests.exchange import spreadsheet_files as files

HEADING = ("Клиент", "Телефон", "Примечание")
ROWS = (
    ("ООО «Ромашка»", "8 905 123-45-67", 'Любит ёлки; и «скидки», "оптом"'),
    ("Петрова Мария Сергеевна", "+7 (831) 423-45-67", "звонить\nпосле шести"),
    ("Щукин Ёжик", "", "Нижний Новгород"),
)


def csv_of(encoding: str, separator: str = ";", newline: str = "\r\n") -> bytes:
    lines = [separator.join(_quoted(cell) for cell in row) for row in (HEADING, *ROWS)]
    return newline.join(lines).encode(encoding)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in ';,\t|"\n') else cell


def texts(table: Table) -> list[tuple[object, ...]]:
    return [tuple(value for value in row.values) for row in table.rows()]


FORMATS: dict[str, Callable[[], bytes]] = {
    "xlsx": lambda: files.xlsx({"Лист1": (HEADING, *ROWS)}),
    "ods": lambda: files.ods((HEADING, *ROWS)),
    "xls": lambda: files.xls((HEADING, *ROWS)),
    "xls of 1995": lambda: files.xls((HEADING, *ROWS), of_1995=True),
    "xml": lambda: files.xml_2003((HEADING, *ROWS)),
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_workbook_of_any_kind_is_read(name: str) -> None:
    table = open_table(FORMATS[name](), "клиенты.csv")
    assert table.labels == HEADING
    assert [row[:2] for row in texts(table)] == [row[:2] for row in ROWS]
    assert texts(table)[0] == ROWS[0]


def test_a_web_page_called_xls_is_read() -> None:
    table = open_table(files.html((HEADING, *ROWS)), "выгрузка.xls")
    assert table.workbook.format == "html"
    assert texts(table)[0] == ROWS[0]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866"]
)
def test_the_encoding_of_a_text_is_found(encoding: str) -> None:
    letters = (
        [cell.replace("«", '"').replace("»", '"') for cell in ROWS[0]]
        if encoding in {"koi8-r", "cp866"}
        else ROWS[0]
    )
    lines = [";".join(map(_quoted, row)) for row in (HEADING, letters, *ROWS[1:])]
    table = open_table("\r\n".join(lines).encode(encoding))
    assert table.labels == HEADING
    assert texts(table) == [tuple(letters), *ROWS[1:]]


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866"])
def test_a_list_in_capitals_is_not_taken_for_another_encoding(encoding: str) -> None:
    lines = "ФАМИЛИЯ;ГОРОД\nСМИРНОВ;ЯРОСЛАВЛЬ\nКУЗНЕЦОВА;РОСТОВ ВЕЛИКИЙ\nПОПОВ;ТУТАЕВ"
    assert open_table(lines.encode(encoding)).labels == ("ФАМИЛИЯ", "ГОРОД")


def test_a_western_list_keeps_its_letters() -> None:
    table = open_table("Name;City\nMüller;Köln\nFrançois Lefèvre;Orléans".encode("cp1252"))
    assert texts(table) == [("Müller", "Köln"), ("François Lefèvre", "Orléans")]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_separator_is_found(separator: str, newline: str) -> None:
    table = open_table(
        csv_of("utf-8", separator, newline).replace(b"\n\xd0\xbf\xd0\xbe", b" \xd0\xbf\xd0\xbe")
    )
    assert table.labels == HEADING
    assert len(texts(table)) == 3


def test_a_declared_separator_is_obeyed_and_not_counted_as_a_row() -> None:
    table = open_table("sep=|\nИмя|Телефон\nАнна|8 905 123-45-67".encode())
    assert [(row.number, row.values) for row in table.rows()] == [(2, ["Анна", "8 905 123-45-67"])]


def test_rows_are_numbered_as_a_spreadsheet_program_shows_them() -> None:
    table = open_table('Имя;Заметка\n\nАнна;"две\nстроки"\nОльга;\n'.encode())
    assert [row.number for row in table.rows()] == [3, 4]


def test_a_stray_quotation_mark_costs_no_rows() -> None:
    text = 'Клиент;Телефон\n"Ромашка;8 905 111-11-11\n' + "".join(
        f"Клиент {n};890511111{n:02}\n" for n in range(50)
    )
    rows = texts(open_table(text.encode()))
    assert len(rows) == 51
    assert rows[0] == ("Ромашка", "8 905 111-11-11")


def test_rows_of_uneven_length_are_kept() -> None:
    rows = texts(open_table("Имя;Телефон;Город\nАнна\nОльга;8905;Тула;ещё;и ещё\n".encode()))
    assert rows == [("Анна",), ("Ольга", "8905", "Тула", "ещё", "и ещё")]


def test_numbers_dates_and_leading_zeros_come_as_they_are_meant() -> None:
    rows = (("ИНН", "Телефон", "ДР", "Код"), (7707083893, 79051234567.0, dt.date(1985, 3, 12), "0012"))
    for content in (files.xlsx({"Лист": rows}), files.ods(rows)):
        assert texts(open_table(content)) == [(7707083893, 79051234567, dt.date(1985, 3, 12), "0012")]


def test_a_file_on_disk_is_read_as_often_as_wanted(tmp_path: Path) -> None:
    path = tmp_path / "клиенты.csv"
    path.write_bytes(csv_of("cp1251"))
    table = open_table(path)
    assert texts(table) == texts(table)
