"""Export → import = same: everything a customer has comes back, and into the same base nothing new."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from matvey.customers.actions.adding import add_customers
from matvey.customers.kinds import CUSTOMER
from matvey.customers.models import Customer, Person
from matvey.customers.new import (
    NewCustomer,
    NewPoint,
    Place,
)
from matvey.exchange.leaving.whole import whole_customers
from matvey.exchange.own_file.headings import HEADINGS, LANGUAGES, target_of
from matvey.exchange.own_file.writing import write_own_file
from matvey.journal.models import Event
from matvey.records import custom_fields
from matvey.records.actions.custom_fields import add_custom_values
from matvey.records.actions.tags import add_tags
from matvey.records.models import CustomField, CustomValue
from matvey.records.subjects import Subject
from matvey.staff.models import Role
from tests.exchange.any_customers import TEXT, customers
from tests.exchange.import_stories import NOW, PROGRAM, bring_in, counts, errors, met, taken

pytestmark = pytest.mark.django_db(transaction=True)


def taken_out() -> bytes:
    fields, file = custom_fields.fields_of("customer"), BytesIO()
    ids = list(Customer.objects.order_by("pk").values_list("pk", flat=True))
    write_own_file(file, whole_customers(Customer.objects.all(), ids, fields), fields)
    return file.getvalue()


def all_of_them() -> list[Any]:
    """Everything the file takes along, without the numbers of rows."""
    fields = custom_fields.fields_of("customer")
    ids = list(Customer.objects.order_by("pk").values_list("pk", flat=True))
    return [_said(whole) for whole in whole_customers(Customer.objects.all(), ids, fields)]


OF_CUSTOMER = ("form", "name", "region", "city", "site", "about", "roles", "main_phone", "main_email")
OF_PERSON = ("surname", "given_name", "patronymic", "sex", "note", "birth_day", "birth_month", "birth_year")
OF_POINT = ("medium", "typed", "normal", "extension", "label", "is_main", "confirmed_on")
OF_PARTY = ("form", "name", "full_name", "inn", "kpp", "ogrn", "typed_inn", "legal_address", "director")
DATES = ("first_purchase_on", "last_purchase_on", "purchase_interval_days", "last_contact_at")


def _values(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names} if row else {}


def _said(whole: Any) -> Any:
    customer = whole.customer
    return (
        _values(customer, OF_CUSTOMER + DATES),
        _values(customer.person, OF_PERSON),
        [str(customer.source or ""), str(customer.responsible or ""), str(customer.branch or "")],
        [_values(point, OF_POINT) for point in sorted(whole.points, key=lambda p: (p.medium, p.pk))],
        [_said_of_contact(contact) for contact in sorted(whole.contacts, key=lambda c: c.contact.pk)],
        [(_values(one.party, OF_PARTY), [_account(a) for a in one.accounts]) for one in whole.parties],
        (sorted(whole.tags), whole.own),
    )


def _said_of_contact(one: Any) -> Any:
    marks = _values(one.contact, ("position", "is_main", "is_decision_maker", "note"))
    points = sorted(one.points, key=lambda p: (p.medium, p.pk))
    return marks, _values(one.person, OF_PERSON), [_values(point, OF_POINT) for point in points]


def _account(row: Any) -> Any:
    return _values(row, ("bank", "bik", "number", "correspondent"))


def emptied() -> None:
    CustomValue.objects.all().delete()
    Customer.objects.all().delete()
    Person.objects.all().delete()


@pytest.fixture
def own_fields(db: None) -> list[CustomField]:
    made: dict[str, Any] = {"kind": "customer", "created_at": NOW}
    return [
        CustomField.objects.create(label="Телефон", type="text", **made),
        CustomField.objects.create(label="Скидка, %", type="number", **made),
        CustomField.objects.create(label="Договор от", type="date", **made),
        CustomField.objects.create(label="Постоянный", type="yes_no", **made),
    ]


OWN = st.tuples(TEXT, st.decimals(0, 1000, places=2), st.dates(date(2000, 1, 1)), st.booleans())
STORY = settings(
    max_examples=20,
    deadline=None,
    phases=[
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
    ],  # each try fills and empties a base: too slow to shrink
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.filter_too_much,
    ],
)


def added(new: list[NewCustomer], fields: list[CustomField], own: tuple[Any, ...]) -> None:
    rows = add_customers(new, by=PROGRAM, at=NOW)
    add_tags([Subject(CUSTOMER, rows[0])], ["Опт; розница", "=важный"], by=PROGRAM, at=NOW)
    values = [value for value in zip(fields, own, strict=True) if value[1] != ""]
    add_custom_values((field, rows[0].pk, value) for field, value in values)


@STORY
@given(new=st.lists(customers(), min_size=1, max_size=4), own=OWN)
def test_into_an_empty_base_comes_the_same(own_fields: Any, new: Any, own: Any) -> None:
    emptied()
    added(new, own_fields, own)
    before, file = all_of_them(), taken_out()
    emptied()
    assert counts(bring_in(file))[0] == len(new)
    assert all_of_them() == before


@STORY
@given(new=st.lists(customers(), min_size=1, max_size=4), own=OWN)
def test_into_the_same_base_comes_nothing_new(own_fields: Any, new: Any, own: Any) -> None:
    emptied()
    added(new, own_fields, own)
    before, file = all_of_them(), taken_out()
    events = Event.objects.exclude(verb="import.started").count()
    bring_in(file, on_duplicate="update")
    assert all_of_them() == before
    assert Event.objects.exclude(verb="import.started").count() == events


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_heading_is_understood_by_itself(language: str) -> None:
    with override(language):
        assert {key: target_of(str(text)) for key, text in HEADINGS.items()} == {key: key for key in HEADINGS}


def test_a_file_written_in_english_is_read_by_a_russian() -> None:
    add_customers(
        [NewCustomer("ООО Ромашка", points=(NewPoint("phone", "8 905 111-22-33", "work", True),))],
        by=PROGRAM,
        at=NOW,
    )
    with override("en"):
        file = taken_out()
    emptied()
    bring_in(file)
    point = Customer.objects.get().contact_points.get()
    assert (point.label, point.is_main) == ("work", True)


def test_what_was_written_into_the_file_by_hand_completes_the_customer_or_is_told(own_fields: Any) -> None:
    add_customers([NewCustomer("ООО Ромашка")], by=PROGRAM, at=NOW)
    file = changed(taken_out(), {"Город": "Тула", "Регион": "Атлантида", "Роли": "клиент, друг", "Этаж": "3"})
    imported = bring_in(file, on_duplicate="update")
    customer = Customer.objects.get()
    assert (customer.city, customer.about) == ("Тула", "Этаж: 3")
    assert [(column, typed) for _row, column, typed in errors(imported)] == [
        ("Роли", "клиент, друг"),
        ("Регион", "Атлантида"),
    ]


def changed(file: bytes, cells: dict[str, str]) -> bytes:
    """The file as somebody saves it who has filled these columns of its first customer, new ones behind."""
    heading, first, *rest = CalamineWorkbook.from_filelike(BytesIO(file)).get_sheet_by_index(0).to_python()
    row = dict(zip(map(str, heading), first, strict=True)) | cells
    written = BytesIO()
    with Workbook(written) as book:
        sheet = book.add_worksheet()
        for number, values in enumerate([list(row), list(row.values()), *rest]):
            sheet.write_row(number, 0, values)
    return written.getvalue()


def test_the_list_gives_only_customers_one_may_see(people: Any, signed_in: Any) -> None:
    Role.objects.filter(pk=people.head.role_id).update(reading={"customer": "own"}, rights=["export"])
    mine, other = (
        NewCustomer(name, place=Place(who.pk))
        for name, who in (("Моя", people.head), ("Чужая", people.stranger))
    )
    add_customers([mine, other], by=people.by(people.administrator), at=NOW)
    answer = signed_in(people.head).post("/customers/export.import.xlsx")
    rows = (
        CalamineWorkbook.from_filelike(BytesIO(b"".join(answer.streaming_content)))
        .get_sheet_by_index(0)
        .to_python()
    )
    assert [row[1] for row in rows] == ["Клиент", "Моя"]


def test_the_page_of_columns_names_what_each_becomes(people: Any, signed_in: Any) -> None:
    add_customers([NewCustomer("ООО Ромашка")], by=people.by(people.administrator), at=NOW)
    imported = taken(taken_out(), by=people.by(people.administrator), name="клиенты.xlsx")
    assert None not in imported.targets
    page = signed_in(people.administrator).get(f"/imports/{imported.pk}/columns/").content.decode()
    assert '<option value="own.party_inn" selected>Контрагент: ИНН</option>' in page


def test_a_trial_knows_them_again_too() -> None:
    add_customers([NewCustomer("ООО Ромашка"), NewCustomer("ООО Ромашка")], by=PROGRAM, at=NOW)
    imported = bring_in(taken_out(), is_dry_run=True, on_duplicate="update")
    assert counts(imported) == (0, 2, 0, 0)
    assert [customer for _row, customer, _reasons in met(imported)] == ["ООО Ромашка"] * 2
