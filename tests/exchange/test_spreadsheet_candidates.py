"""What a row says about a customer is taken apart; a bad cell costs neither the row nor its own text."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from matvey.core.person_names import PersonName
from matvey.core.phones import parse_phone
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, CustomerKind, Refused
from matvey.exchange.spreadsheets.candidates.interpreting import interpret
from matvey.exchange.spreadsheets.candidates.points import phones_in
from matvey.exchange.spreadsheets.files.rows import Row
from matvey.exchange.spreadsheets.mapping import ColumnMapping
from matvey.exchange.spreadsheets.values import Value

TODAY = dt.date(2026, 11, 23)


def read(**cells: Value) -> Candidate | Refused:
    mapping = ColumnMapping(tuple(name.title() for name in cells), tuple(cells))
    return interpret(Row(2, list(cells.values())), mapping, today=TODAY)


def of(**cells: Value) -> Candidate:
    found = read(**cells)
    assert isinstance(found, Candidate)
    return found


def test_a_company_and_its_contact_are_told_apart() -> None:
    found = of(
        company_name="ООО «Ива»", person_name="Петров Пётр Ильич", position="директор", mobile="89051112233"
    )
    assert (found.kind, found.name) == (CustomerKind.COMPANY, "ООО «Ива»")
    assert found.contacts[0].name == PersonName("Петров", "Пётр", "Ильич")
    assert found.contacts[0].position == "директор"
    assert found.contacts[0].points[0].value == "+79051112233"


def test_a_company_of_which_only_a_person_is_known_is_called_by_their_name() -> None:
    found = of(person_name="Петров Пётр", kpp="773601001")
    assert (found.kind, found.name, found.is_named) == (CustomerKind.COMPANY, "Петров Пётр", False)


def test_a_person_without_a_company_is_the_customer() -> None:
    found = of(
        surname="Петрова", given="Анна", patronymic="Ильинична", mobile="89051112233", birthday="12.03.85"
    )
    assert (found.kind, found.name) == (CustomerKind.PERSON, "Петрова Анна Ильинична")
    assert found.phones[0].value == "+79051112233"
    assert found.birthday == dt.date(1985, 3, 12)


@pytest.mark.parametrize(
    "cell",
    [
        "ООО Ива (Петров Пётр, 8-905-111-22-33)",
        "Петров Пётр, ООО Ива, 8 905 111 22 33",
        "ООО Ива / Петров Пётр / +7(905)111-22-33",
        "ООО Ива\nПетров Пётр\nтел. 89051112233",
        "ООО Ива - Петров Пётр, 8 (905) 111-22-33",
    ],
)
def test_owner_and_company_in_one_cell_are_taken_apart(cell: str) -> None:
    found = of(customer_name=cell)
    assert found.name == "ООО Ива"
    assert [contact.name for contact in found.contacts] == [PersonName("Петров", "Пётр")]
    assert [point.value for point in found.contacts[0].points] == ["+79051112233"]


def test_a_position_beside_the_name_is_kept() -> None:
    found = of(customer_name="Иванов И.И., директор, ООО «Вектор»")
    assert found.name == "ООО «Вектор»"
    assert (found.contacts[0].name, found.contacts[0].position) == (
        PersonName("Иванов", "И.", "И."),
        "директор",
    )


@pytest.mark.parametrize(
    "name", ["Ромашка, ООО", "«Рога, копыта и Ко»", "Кафе «Уют» (на Ленина, 5)", "ИП Козлов С. В."]
)
def test_a_name_with_commas_and_brackets_stays_whole(name: str) -> None:
    found = of(customer_name=name)
    assert (found.kind, found.name) == (CustomerKind.COMPANY, name)


@pytest.mark.parametrize(
    "cell",
    [
        "8 905 111-22-33, 8(831)423-45-67 доб. 12",
        "89051112233;88314234567 доб.12",
        "моб 8-905-111-22-33\nраб. 8 (831) 4234567 доб 12",
        "8 905 111 22 33 / +7 831 423 45 67, доб. 12",
    ],
)
def test_several_phones_in_a_cell_are_all_kept(cell: str) -> None:
    found = of(customer_name="Ива", phone=cell).phones
    assert [(point.value, point.extension) for point in found] == [
        ("+79051112233", ""),
        ("+78314234567", "12"),
    ]


def test_phones_with_nothing_but_a_space_between_are_two() -> None:
    found = of(customer_name="Ива", phone="89051112233 89101112233")
    assert [point.value for point in found.phones] == ["+79051112233", "+79101112233"]


def test_a_phone_kept_as_a_number_is_a_phone() -> None:
    assert of(customer_name="Ива", phone=7.9051112233e10).phones[0].value == "+79051112233"


def test_whose_a_phone_is_stands_beside_it() -> None:
    found = of(company_name="Ива", phone="84951234567 (Марина)")
    assert found.contacts[0].name == PersonName(given="Марина")
    assert found.contacts[0].points[0].value == "+74951234567"


@pytest.mark.parametrize(
    ("target", "typed"),
    [
        ("phone", "12345"),
        ("phone", "у секретаря"),
        ("email", "anna@mail"),
        ("email", "нет почты у неё"),
        ("inn", "7707083894"),
    ],
)
def test_a_cell_that_does_not_hold_is_kept_and_told(target: str, typed: str) -> None:
    found = of(customer_name="Ива", **{target: typed})
    assert [(problem.column, problem.typed) for problem in found.problems] == [(target.title(), typed)]
    kept = found.requisites.inn or found.points[0]
    assert (kept.typed, kept.is_sound) == (typed, False)


def test_a_date_that_is_none_becomes_a_note() -> None:
    found = of(person_name="Анна Петрова", birthday="весной")
    assert found.problems[0].typed == "весной"
    assert found.notes == ("Birthday: весной",)


@pytest.mark.parametrize("typed", ["0.0.00", "00.00.0000", "-", "нет"])
def test_a_date_left_empty_is_no_problem(typed: str) -> None:
    found = of(person_name="Анна Петрова", birthday=typed)
    assert (found.birthday, found.problems) == (None, ())


def test_an_inn_that_lost_its_zero_gets_it_back() -> None:
    found = of(customer_name="Ива", inn=274062111)
    assert found.requisites.inn
    assert found.requisites.inn.value == "0274062111"
    assert [problem.mended for problem in found.problems] == [True]


@pytest.mark.parametrize(
    "cell", ["7707083893/773601001", "ИНН 7707083893 КПП 773601001", "7707083893 / 773601001"]
)
def test_inn_and_kpp_in_one_cell_are_told_apart(cell: str) -> None:
    found = of(customer_name="Ива", inn_kpp=cell).requisites
    assert (found.inn and found.inn.value, found.kpp and found.kpp.value) == ("7707083893", "773601001")


def test_phone_and_mail_among_remarks_are_found_where_there_are_no_others() -> None:
    found = of(customer_name="Марина", note="почта marina@mail.ru, звонить 8 905 111-22-33 после шести")
    assert (found.emails[0].value, found.phones[0].value) == ("marina@mail.ru", "+79051112233")
    assert found.notes == ("почта marina@mail.ru, звонить 8 905 111-22-33 после шести",)


def test_parts_of_an_address_are_put_together() -> None:
    found = of(customer_name="Ива", city="Тула", street="ул. Мира, 5", postal_code=300000)
    assert [address.text for address in found.addresses] == ["300000, Тула, ул. Мира, 5"]
    assert (found.city, found.postal_code) == ("Тула", "300000")


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        ({"phone": "89051112233"}, "+79051112233"),
        ({"email": "A@b.ru"}, "a@b.ru"),
        ({"inn": "7707083893"}, "7707083893"),
    ],
)
def test_a_row_without_a_name_is_called_by_what_it_has(cells: dict[str, Value], name: str) -> None:
    found = of(**cells)
    assert (found.name, found.is_named) == (name, False)


def test_a_row_in_which_nothing_names_a_customer_is_refused() -> None:
    assert isinstance(read(customer_name="-", phone="нет", city="Тула", note="звонить"), Refused)


def test_roles_are_read_and_other_words_become_tags() -> None:
    found = of(customer_name="Ива", role="Поставщик, дилер; оптовик")
    assert (found.roles, found.tags) == (("supplier", "partner"), ("оптовик",))


def test_words_beside_a_phone_are_not_lost() -> None:
    found = of(customer_name="Ива", phone="89051112233 (звонить после шести)")
    assert found.phones[0].value == "+79051112233"
    assert found.notes == ("Phone: 89051112233 (звонить после шести)",)


@pytest.mark.parametrize(
    "code", ["905", "831", "495", "812", "843", "347", "700", "701", "727", "100", "999"]
)
def test_the_quick_way_for_phones_agrees_with_the_careful_one(code: str) -> None:
    for tail in ("1112233", "2345678", "0000000", "9999999"):
        for typed in (f"8{code}{tail}", f"+7 ({code}) {tail}", f"{code}{tail}"):
            quick = phones_in(typed)[0][0][0].value
            assert quick == _carefully(typed)


def _carefully(typed: str) -> str:
    try:
        return parse_phone(typed).e164
    except ValidationError:
        return ""
