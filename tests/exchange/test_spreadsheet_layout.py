"""Titles, headings of two rows, page breaks, sections and totals are not taken for customers."""

from __future__ import annotations

import pytest

from matvey.exchange.spreadsheets.mapping import shape
from matvey.exchange.spreadsheets.tables import Table, open_table
from tests.exchange import spreadsheet_files as files


def of(text: str) -> Table:
    return open_table(text.encode())


def numbers(table: Table) -> list[int]:
    return [row.number for row in table.rows()]


def test_titles_above_the_heading_are_left_out() -> None:
    table = of(
        "База клиентов салона;;\nобновлено 12.11.2024;;\n;;\nКлиент;Телефон;Город\nАнна;89051112233;Тула"
    )
    assert (table.header.first, table.labels) == (4, ("Клиент", "Телефон", "Город"))
    assert numbers(table) == [5]


def test_a_heading_of_two_rows_is_put_together() -> None:
    table = of("№;Клиент;Контакты;;ИНН\n;;телефон;почта;\n1;Анна;89051112233;a@b.ru;\n")
    assert table.labels == ("№", "Клиент", "Контакты: телефон", "Контакты: почта", "ИНН")
    assert numbers(table) == [3]


def test_merged_cells_of_a_heading_name_all_their_columns() -> None:
    rows = [
        ("Клиент", "Контакты", "", "ИНН"),
        ("", "телефон", "почта", ""),
        ("Анна", "89051112233", "a@b.ru", ""),
    ]
    table = open_table(files.xlsx({"Лист": rows}, merged=[(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3)]))
    assert table.labels == ("Клиент", "Контакты: телефон", "Контакты: почта", "ИНН")
    assert numbers(table) == [3]


def test_a_row_that_numbers_the_columns_belongs_to_the_heading() -> None:
    assert numbers(of("Клиент;Телефон;Город\n1;2;3\nАнна;89051112233;Тула")) == [3]


def test_a_list_without_a_heading_is_all_rows() -> None:
    table = of("Петрова Анна;89051112233;anna@mail.ru\nСидоров Пётр;89051112244;petr@mail.ru")
    assert table.labels == ("A", "B", "C")
    assert numbers(table) == [1, 2]


@pytest.mark.parametrize(
    "total",
    [
        *(
            "Итого;;",
            "Всего: 128;;",
            "Итого клиентов: 2;;",
            ";Всего;128",
            "Total;2;",
            "ИТОГО ПО ЛИСТУ;;5 000,00",
        ),
        *("Итого по Туле;;5", "Исп. Иванова;;", "Директор ____________ Иванов;;"),
    ],
)
def test_a_total_is_no_customer(total: str) -> None:
    assert numbers(of(f"Клиент;Телефон;Долг\nАнна;89051112233;1\nОльга;89051112244;2\n{total}")) == [2, 3]


@pytest.mark.parametrize(
    "name", ["Итого Плюс", "Всегда рядом", "Количество света, ООО", "Тотал Ойл", "Всего на час"]
)
def test_a_company_called_like_a_total_stays(name: str) -> None:
    assert numbers(of(f"Клиент;Телефон\nАнна;89051112233\n{name};89051112244")) == [2, 3]


def test_a_heading_repeated_on_each_page_is_no_customer() -> None:
    assert numbers(of("Клиент;Телефон\nАнна;89051112233\nКлиент;Телефон\nОльга;89051112244")) == [2, 4]


def test_numbered_but_empty_rows_are_no_customers() -> None:
    assert numbers(of("№;Клиент;Телефон\n1;Анна;89051112233\n2;;\n3;;")) == [2]


def test_a_title_stretched_over_the_table_is_no_customer() -> None:
    rows = [("Клиент", "Телефон", "Город"), ("ПОСТОЯННЫЕ", "", ""), ("Анна", "89051112233", "Тула")]
    assert numbers(open_table(files.xlsx({"Лист": rows}, merged=[(1, 0, 1, 2)]))) == [3]


def test_a_name_merged_over_several_rows_stands_in_each() -> None:
    rows = [("Компания", "ФИО"), ("ООО Ива", "Анна"), ("", "Ольга"), ("ООО Дуб", "Пётр")]
    read = list(open_table(files.xlsx({"Лист": rows}, merged=[(1, 0, 2, 0)])).rows())
    assert [row.values[0] for row in read] == ["ООО Ива", "ООО Ива", "ООО Дуб"]
    assert [bool(row.continued) for row in read] == [False, True, False]


def test_the_sheet_with_customers_is_chosen_and_another_may_be() -> None:
    customers = [("Клиент", "Телефон"), ("Анна", "89051112233")]
    table = open_table(files.xlsx({"Прайс": [("Товар", "Цена"), ("Диван", 5)], "Клиенты": customers}))
    assert table.sheet == "Клиенты"
    assert table.on("Прайс").labels == ("Товар", "Цена")


def test_a_hidden_sheet_is_taken_only_where_no_other_holds_customers() -> None:
    old = [("Клиент", "Телефон"), *[(f"Клиент {n}", 89051112200 + n) for n in range(9)]]
    new = [("Клиент", "Телефон"), ("Анна", "89051112233")]
    assert open_table(files.xlsx({"Старые": old, "Новые": new}, hidden="Старые")).sheet == "Новые"
    price = [("Товар", "Цена"), ("Диван", 5)]
    assert open_table(files.xlsx({"Старые": old, "Прайс": price}, hidden="Старые")).sheet == "Старые"


def test_a_shape_is_known_again_whatever_the_rows_and_small_differences() -> None:
    first, again = of("Клиент;Тел.\nАнна;1"), of("клиент;ТЕЛ\nПётр;2\nОльга;3")
    assert shape(first) == shape(again)
    assert shape(first) != shape(of("Клиент;Почта\nАнна;1"))
