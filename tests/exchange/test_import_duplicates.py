"""A customer who is there already: by phone, e-mail or INN, with a name that agrees."""

from __future__ import annotations

import pytest

from matvey.core.person_names import PersonName
from matvey.customers.actions.adding import add_customer
from matvey.customers.models import Customer
from matvey.customers.new import NewContact, NewCounterparty, NewCustomer, NewPerson, NewPoint
from tests.exchange.import_stories import NOW, PROGRAM, bring_in, counts, met, table

pytestmark = pytest.mark.django_db(transaction=True)

ROMASHKA = NewCustomer(
    "ООО «Ромашка»",
    points=(NewPoint("phone", "8 (4852) 72-34-56"), NewPoint("email", "Info@Romashka.ru")),
    contacts=(
        NewContact(NewPerson(PersonName("Иванов", "Иван")), points=(NewPoint("phone", "89051234567"),)),
    ),
    counterparties=(NewCounterparty("ООО «Ромашка»", inn="7707083893"),),
)
ANNA = NewCustomer("Ким Анна Петровна", form="person", points=(NewPoint("phone", "8 905 765-43-21"),))

SAME = {
    "own phone": ("Ромашка, ООО", "", "+7 4852 723456"),
    "contact person's phone": ("РОМАШКА", "", "8-905-123-45-67"),
    "e-mail": ("ромашка ООО", "", "", "INFO@ROMASHKA.RU"),
    "INN": ("Ромашка", "", "", "", "7707083893"),
    "in Latin letters": ("Romashka", "", "", "info@romashka.ru"),
    "initials": ("Ким А. П.", "", "+79057654321"),
    "given name only": ("Анна", "", "89057654321"),
    "no name at all": ("", "", "8 905 765 43 21"),
    "sole trader by initials": ("ИП Лев Я. О.", "", "", "lev@lev.ru"),
    "sole trader as a person": ("Лев Яна", "", "", "lev@lev.ru"),
}
TRADER = NewCustomer(
    "Индивидуальный предприниматель Лев Яна Олеговна", points=(NewPoint("email", "lev@lev.ru"),)
)


@pytest.fixture
def base(db: None) -> None:
    for new in (ROMASHKA, ANNA, TRADER):
        add_customer(new, by=PROGRAM, at=NOW)


@pytest.mark.parametrize("row", SAME.values(), ids=SAME.keys())
def test_a_row_means_a_customer_of_the_base(base, row):
    imported = bring_in(table(row))
    assert counts(imported) == (0, 0, 1, 0)
    assert Customer.objects.count() == 3


def test_it_says_whom_it_met_and_by_what(base):
    row = ("Ромашка", "", "8 (4852) 72-34-56", "info@romashka.ru", "7707083893")
    assert met(bring_in(table(row))) == [
        (2, "ООО «Ромашка»", ["тот же телефон", "тот же ИНН", "та же почта"])
    ]


@pytest.mark.parametrize(
    "row",
    [
        ("ООО «Василёк»", "", "8 (4852) 72-34-56"),
        ("Ким Олег", "", "89057654321"),
        ("Ромашка", "", "8 905 999-88-77"),
        ("ИП Лев Анна", "", "", "lev@lev.ru"),
    ],
    ids=["another company", "another person", "another phone", "another sole trader"],
)
def test_the_same_phone_with_another_name_is_another_customer(base, row):
    assert counts(bring_in(table(row))) == (1, 0, 0, 0)
    assert Customer.objects.count() == 4


def test_a_customer_in_the_bin_is_not_there(base):
    Customer.objects.filter(name="ООО «Ромашка»").update(binned_at=NOW)
    assert counts(bring_in(table(("Ромашка", "", "", "", "7707083893")))) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    ("on_duplicate", "came_of_it", "customers"),
    [("skip", (2, 0, 2, 0), 2), ("update", (2, 2, 0, 0), 2), ("create", (4, 0, 0, 0), 4)],
)
def test_a_row_repeats_an_earlier_one_of_the_file(on_duplicate, came_of_it, customers):
    rows = [("Заря", "", "89051112233"), ("Луч", "", "89054445566"), ("ЗАРЯ", "", "+7 905 111 22 33")]
    imported = bring_in(table(*rows, ("Луч", "", "89054445566")), on_duplicate=on_duplicate)
    assert counts(imported) == came_of_it
    assert [(row, reasons) for row, _, reasons in met(imported)] == [
        (4, ["тот же телефон"]),
        (5, ["тот же телефон"]),
    ]
    assert Customer.objects.count() == customers


def test_surname_and_given_name_in_each_others_columns_are_the_same_person():
    rows = [("Ким", "Анна", "a@kim.ru"), ("Анна", "Ким", "a@kim.ru")]
    assert counts(bring_in(table(*rows, header=("Фамилия", "Имя", "E-mail")))) == (1, 0, 1, 0)


def test_of_three_with_one_phone_each_meets_the_one_with_its_name():
    rows = [
        ("Иванов Пётр", "", "89051112233"),
        ("Сидоров Лев", "", "89051112233"),
        ("Сидоров", "", "89051112233"),
    ]
    imported = bring_in(table(*rows))
    assert counts(imported) == (2, 0, 1, 0)
    assert [name for _, name, _ in met(imported)] == ["Сидоров Лев"]


def test_skipped_rows_bring_no_marks():
    rows = [("Заря", "", "89051112233"), ("Заря", "", "89051112233", "a@b.ru"), ("Заря", "", "", "a@b.ru")]
    assert counts(bring_in(table(*rows))) == (2, 0, 1, 0)
    Customer.objects.all().delete()
    assert counts(bring_in(table(*rows), on_duplicate="update")) == (1, 2, 0, 0)
