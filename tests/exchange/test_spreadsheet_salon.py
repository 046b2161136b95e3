"""Pyotr's furniture salon: one customer file with every sin at once, read as a person would read it."""

from __future__ import annotations

import datetime as dt
import io

import pytest
import xlsxwriter

from matvey.exchange.spreadsheets.candidates.candidate import Candidate, CustomerKind, Refused
from matvey.exchange.spreadsheets.candidates.interpreting import Interpreter
from matvey.exchange.spreadsheets.guessing.guess import guess
from matvey.exchange.spreadsheets.mapping import ColumnMapping
from matvey.exchange.spreadsheets.tables import Table, open_table

HEADING = ("№", "Клиент / компания", "Контакты", "", "", "ИНН/КПП", "ДР", "Менеджер", "Примечания")
DETAILS = ("", "", "телефон", "почта", "конт. лицо", "", "", "", "")
PAGE_BREAK = (
    "№",
    "Клиент / компания",
    "телефон",
    "почта",
    "конт. лицо",
    "ИНН/КПП",
    "ДР",
    "Менеджер",
    "Примечания",
)
ROWS = (
    (
        1,
        'ООО "Ромашка"',
        7.9051234567e10,
        "info@r.ru; buh@r.ru",
        "Иванов Иван",
        "7707083893/773601001",
        "",
        "Анна",
        "опт",
    ),
    (
        2,
        "Петрова Мария Сергеевна",
        "8 905 111-22-33, 8(831)423-45-67 доб. 12\nмоб +7 910 555 44 33",
        "",
        "",
        "",
        31117,
    ),
    (3, "ООО Лютик (Сидоров Пётр, 8-910-222-33-44)", "", "не помню", "", "7707083894", "", "Олег"),
    (),
    (4, "Иванов И.И., директор, ООО «Вектор»", "12345"),
    ("ПОСТОЯННЫЕ КЛИЕНТЫ",),
    (5, "Кафе Уют", "84951234567 (Марина)", "kafe@uyut"),
    (6, "", "", "", "", "", "", "Олег", "звонить после 18"),
    PAGE_BREAK,
    (7, "Марина +79203334455", "", "", "", "", "12 марта 1985", "", "почта marina@mail.ru"),
    (8, "ИП Козлов Сергей Викторович", "", "", "", 500100732259, "0.0.00"),
    (9, "Ромашка, ООО", "89051234567 89101234567", "", "Сидорова Анна (бухгалтер) 8 905 777 66 55"),
    (10,),
    ("Итого клиентов: 9",),
    ("", "Всего:", 128),
)


@pytest.fixture(scope="module")
def salon() -> Table:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    book.add_worksheet("Прайс").write_row(0, 0, ["Товар", "Цена", "Кол-во"])
    sheet = book.add_worksheet("Клиенты 2024")
    sheet.merge_range(0, 0, 0, 8, "Клиентская база салона «Уют». Обновлено 12.11.2024")
    sheet.write(1, 0, "отв. Пётр")
    sheet.write_row(4, 0, DETAILS)
    sheet.merge_range(3, 2, 3, 4, HEADING[2])
    for column in (0, 1, 5, 6, 7, 8):
        sheet.merge_range(3, column, 4, column, HEADING[column])
    as_date = book.add_format({"num_format": "dd.mm.yyyy"})
    for number, row in enumerate(ROWS, 5):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell, as_date if cell == 31117 else None)
    sheet.merge_range(10, 0, 10, 8, "ПОСТОЯННЫЕ КЛИЕНТЫ")
    book.close()
    return open_table(target.getvalue(), "клиенты (копия) (2).xls")


@pytest.fixture(scope="module")
def found(salon: Table) -> dict[int, Candidate | Refused]:
    mapping = ColumnMapping.of(guess(salon))
    return {one.row: one for one in Interpreter(mapping, today=dt.date(2026, 11, 23)).all(salon.rows())}


def test_the_heading_is_found_on_the_right_sheet(salon: Table) -> None:
    assert salon.sheet == "Клиенты 2024"
    assert (salon.header.first, salon.header.last) == (4, 5)
    assert salon.labels[2:5] == ("Контакты: телефон", "Контакты: почта", "Контакты: конт. лицо")


def test_every_column_is_guessed(salon: Table) -> None:
    expected = [
        "ignore",
        "customer_name",
        "phone",
        "email",
        "person_name",
        "inn_kpp",
        "birthday",
        "responsible",
        "note",
    ]
    assert [one.target for one in guess(salon)] == expected


def test_only_customers_are_rows(found: dict[int, Candidate | Refused]) -> None:
    assert sorted(found) == [6, 7, 8, 10, 12, 13, 15, 16, 17]
    assert [number for number, one in found.items() if isinstance(one, Refused)] == [13]


def test_each_customer_is_understood(found: dict[int, Candidate | Refused]) -> None:
    names = {number: (one.kind, one.name) for number, one in found.items() if isinstance(one, Candidate)}
    company, person = CustomerKind.COMPANY, CustomerKind.PERSON
    assert names == {
        6: (company, 'ООО "Ромашка"'),
        7: (person, "Петрова Мария Сергеевна"),
        8: (company, "ООО Лютик"),
        10: (company, "ООО «Вектор»"),
        12: (company, "Кафе Уют"),
        15: (person, "Марина"),
        16: (company, "ИП Козлов Сергей Викторович"),
        17: (company, "Ромашка, ООО"),
    }


def test_each_bad_cell_is_told_with_its_column(found: dict[int, Candidate | Refused]) -> None:
    told = {
        (number, problem.column, problem.typed) for number, one in found.items() for problem in one.problems
    }
    assert told == {
        (8, "Контакты: почта", "не помню"),
        (8, "ИНН/КПП", "7707083894"),
        (10, "Контакты: телефон", "12345"),
        (12, "Контакты: почта", "kafe@uyut"),
    }


def test_contacts_have_their_own_phones(found: dict[int, Candidate | Refused]) -> None:
    contacts = [(contact.name.full, [point.value for point in contact.points]) for number in (8, 12, 17)
                for contact in _candidate(found[number]).contacts]  # fmt: skip
    assert contacts == [
        ("Сидоров Пётр", ["+79102223344"]),
        ("Марина", ["+74951234567"]),
        ("Сидорова Анна", ["+79057776655"]),
    ]


def _candidate(one: Candidate | Refused) -> Candidate:
    assert isinstance(one, Candidate)
    return one
