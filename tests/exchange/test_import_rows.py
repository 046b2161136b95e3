"""What becomes of the rows of a file: who comes in, what is wrong, where each row stood."""

from __future__ import annotations

import pytest

from matvey.customers.models import ContactPoint, Counterparty, Customer
from matvey.exchange import jobs
from tests.exchange import spreadsheet_files as files
from tests.exchange.import_stories import HEADER, bring_in, counts, errors, table

pytestmark = pytest.mark.django_db(transaction=True)

ROMASHKA = (
    "ООО «Ромашка»",
    "Иванов Иван Петрович",
    "8 (4852) 72-34-56",
    "info@romashka.ru",
    "7707083893",
    "Ярославль",
)


def test_a_company_comes_in_with_its_person_phone_and_requisites():
    assert counts(bring_in(table(ROMASHKA))) == (1, 0, 0, 0)
    customer = Customer.objects.get()
    assert (customer.name, customer.main_phone, customer.region) == ("ООО «Ромашка»", "+74852723456", "76")
    assert customer.counterparties.get().inn == "7707083893"
    assert str(customer.contacts.get().person) == "Иванов Иван Петрович"


def test_bad_cells_keep_the_row_and_stand_in_the_errors_as_typed():
    imported = bring_in(table(("ИП Петров А.А.", "", "звонить вечером", "не почта", "7707083894")))
    assert counts(imported) == (1, 0, 0, 0)
    assert errors(imported) == [
        (2, "Телефон", "звонить вечером"),
        (2, "E-mail", "не почта"),
        (2, "ИНН", "7707083894"),
    ]


def test_bad_values_are_kept_as_typed_and_marked_on_the_card():
    bring_in(table(("ИП Петров А.А.", "", "12-34", "не почта", "7707083894")))
    points = ContactPoint.objects.filter(customer__name="ИП Петров А.А.")
    assert {(point.typed, point.normal) for point in points} == {("12-34", ""), ("не почта", "")}
    assert all(point.problem for point in points)
    party = Counterparty.objects.get()
    assert (party.typed_inn, party.inn, list(party.problems)) == ("7707083894", "", ["inn"])


def test_only_a_row_that_names_nobody_is_refused():
    imported = bring_in(table(("", "", "", "", "", "Тула", "звонил"), ("", "", "+7 905 123-45-67"), ROMASHKA))
    assert counts(imported) == (2, 0, 0, 1)
    assert errors(imported) == [(2, "", "")]
    assert set(Customer.objects.values_list("name", flat=True)) == {"+79051234567", "ООО «Ромашка»"}


def test_title_rows_empty_rows_and_totals_are_no_rows_and_numbers_are_the_spreadsheets():
    rows = [
        ("Клиенты за 2025 год",),
        (),
        HEADER,
        ROMASHKA,
        (),
        ("Заря", "", "нет такого"),
        ("Итого:", "", "2"),
    ]
    imported = bring_in(files.xlsx({"Лист1": [list(row) for row in rows]}))
    assert imported.rows == 2
    assert errors(imported) == [(6, "Телефон", "нет такого")]


def test_rows_a_name_is_merged_over_are_one_customer():
    rows = [
        list(HEADER),
        list(ROMASHKA),
        ["", "Сидорова Анна", "8 905 111-22-33"],
        ["", "", "", "второй адрес"],
        ["Заря", "", "8 905 111-22-44"],
    ]
    imported = bring_in(files.xlsx({"Лист1": rows}, merged=[(1, 0, 3, 0)]))
    assert (counts(imported), imported.rows) == ((2, 2, 0, 0), 4)
    romashka = Customer.objects.get(name="ООО «Ромашка»")
    people = romashka.contacts.values_list("person__surname", "person__contact_points__normal")
    assert set(people) == {("Иванов", None), ("Сидорова", "+79051112233")}
    assert errors(imported) == [(4, "E-mail", "второй адрес")]


def test_several_phones_in_a_cell_are_several_phones():
    bring_in(table(("Заря", "", "8 905 111-22-33, 8 (4852) 72-34-56 доб. 7")))
    points = ContactPoint.objects.values_list("normal", "extension", "is_main")
    assert list(points) == [("+79051112233", "", True), ("+74852723456", "7", False)]


def test_what_has_no_field_on_the_card_stays_in_the_remarks():
    header = ("Наименование", "Телефон", "Код", "Первая покупка", "Последняя покупка")
    row = ("Заря", "8 905 111-22-33", "К-17", "01.02.2025", "01.01.2024")
    imported = bring_in(table(row, header=header))
    about = Customer.objects.get().about
    assert (counts(imported), len(errors(imported))) == ((1, 0, 0, 0), 1)
    assert all(words in about for words in ("К-17", "01.02.2025", "01.01.2024"))


def test_after_many_rows_the_database_looks_at_them_anew(monkeypatch):
    looked = []
    monkeypatch.setattr(jobs, "refresh_statistics", lambda: looked.append(Customer.objects.count()))
    monkeypatch.setattr(jobs, "MANY", 3)
    bring_in(table(*[(f"Заря {number}",) for number in range(2)]))
    assert looked == []
    bring_in(table(*[(f"Рассвет {number}",) for number in range(3)]))
    assert looked == [5]
