"""A page of a notebook pasted as it is: one customer a line, no heading, through the ordinary import."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matvey.customers.models import Customer
from matvey.exchange.jotted.pages import recognises, rows
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, Refused
from matvey.exchange.spreadsheets.files.sources import Source
from matvey.staff.models import Employee
from tests.exchange.import_stories import NOW, bring_in, counts

PAGE = """Ромашка, Иван Петров, +7 905 123-45-67, диваны, звонить во вторник
Марина 8 911 222-33-44 торт на юбилей
ООО «Ива» (Анна), a@iva.ru
Перезвонить всем до пятницы
"""
CARDS = """ООО «Ромашка»
Петров Иван, директор
+7 905 123-45-67

Лютик
Анна Белова
8 911 222-33-44
anna@lutik.ru
"""


@pytest.mark.django_db
def test_a_page_of_a_notebook_comes_in_line_by_line() -> None:
    imported = bring_in(PAGE)
    assert counts(imported) == (3, 0, 0, 1)
    romashka = Customer.objects.get(name="Ромашка")
    assert (romashka.main_phone, romashka.about) == ("+79051234567", "диваны, звонить во вторник")
    assert str(romashka.contacts.get().person) == "Петров Иван"
    assert Customer.objects.get(name="Марина").is_person


@pytest.mark.django_db
def test_what_is_pasted_is_shown_taken_apart_before_anything_is_saved(
    signed_in: Any, administrator: Employee
) -> None:
    page = signed_in(administrator).post("/imports/", {"pasted": PAGE}, follow=True).content.decode()
    assert "Страница блокнота" in page
    assert "Марина" in page
    assert "Клиент не назван: «Перезвонить всем до пятницы»." in page
    assert not Customer.objects.exists()


def test_cards_with_empty_lines_between_them_are_one_customer_each() -> None:
    first, second = rows(Source(CARDS.encode(), "a.txt"), NOW.date())
    assert (first.row, first.name, second.row, second.name) == (1, "ООО «Ромашка»", 5, "Лютик")


def test_names_and_phones_in_one_column_are_a_list_of_customers() -> None:
    page = "Иванов Пётр 8 905 123-45-67\nСидорова Анна 8 911 222-33-44\n".encode("cp1251")
    assert recognises("a.txt", page)
    assert [row.name for row in rows(Source(page, "a.txt"), NOW.date())] == ["Иванов Пётр", "Сидорова Анна"]


@pytest.mark.parametrize(
    "table",
    [
        "Клиент;Телефон\nРомашка;89051234567\nИва;89112223344\n",
        "Ромашка;89051234567\nИва;89112223344\nЛютик;89112223355\n",
        "Ромашка\t89051234567\nИва\t89112223344\n",
        "Иван Петров,ivan@a.ru\nАнна Белова,anna@b.ru\n",
        "89051234567\n89112223344\n",
        "первая\nвторая\n",
    ],
)
def test_tables_stay_tables(table: str) -> None:
    assert not recognises("a.csv", table.encode())


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_no_page_makes_it_fail(content: bytes) -> None:
    assert recognises("a.txt", content) in (True, False)
    assert all(isinstance(row, Candidate | Refused) for row in rows(Source(content, "a.txt"), NOW.date()))
