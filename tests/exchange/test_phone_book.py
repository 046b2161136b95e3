"""Customers taken out as vCards: what phones read, folded and escaped, nothing one may not see."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from matvey.core.person_names import PersonName
from matvey.customers.actions.adding import add_customer, add_customers
from matvey.customers.models import Customer
from matvey.customers.new import NewContact, NewCustomer, NewPerson, NewPoint, Place
from matvey.customers.screens import customers
from matvey.exchange.leaving.phone_book import write_customers
from matvey.exchange.leaving.vcard import VCard
from matvey.records.export_formats import Taken
from matvey.staff.access import Access
from tests.exchange.import_stories import NOW, PROGRAM, bring_in

IVANOV = NewPerson(PersonName("Иванов", "Иван", "Петрович"), 12, 3, 1985)
MOBILE = NewPoint("phone", "8 905 111-22-33", "mobile", is_main=True)


@pytest.fixture
def romashka(people) -> Customer:
    contact = NewContact(IVANOV, "Директор; он же прораб", is_main=True, points=(MOBILE,))
    points = (NewPoint("phone", "8 4872 55-01-42 доб. 12"), NewPoint("address", "Тула, ул. Мира, 5"))
    new = NewCustomer(
        "ООО «Ромашка»", city="Тула", points=points, contacts=(contact,), place=Place(people.owner.pk)
    )
    return add_customer(new, by=PROGRAM, at=NOW)


def unfolded(answer) -> list[str]:
    text = b"".join(answer.streaming_content).decode()
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    return text.replace("\r\n ", "").split("\r\n")


def test_a_company_and_its_people_have_a_card_each(romashka, people, signed_in):
    lines = unfolded(signed_in(people.head).post("/customers/export.vcf"))
    assert lines.count("BEGIN:VCARD") == lines.count("END:VCARD") == 2
    assert lines.count("ORG:ООО «Ромашка»") == 2
    assert {"N:Иванов;Иван;Петрович;;", "BDAY:1985-03-12", "TITLE:Директор\\; он же прораб"} <= set(lines)


def test_phones_are_written_as_a_phone_dials_them(romashka, people, signed_in):
    lines = unfolded(signed_in(people.head).get(f"/customers/{romashka.pk}/phone.vcf"))
    assert "TEL;TYPE=CELL,PREF:+79051112233" in lines
    assert "TEL:+74872550142\\,12" in lines


def test_a_town_that_the_address_names_is_not_a_second_address(romashka, people, signed_in):
    lines = unfolded(signed_in(people.head).post("/customers/export.vcf"))
    assert [line for line in lines if line.startswith("ADR")] == ["ADR:;;Тула\\, ул. Мира\\, 5;;;;"]


def test_a_person_is_taken_out_with_where_they_work(romashka, people, signed_in):
    person = romashka.contacts.get().person
    lines = unfolded(signed_in(people.head).get(f"/people/{person.pk}/phone.vcf"))
    assert {"ORG:ООО «Ромашка»", "FN:Иванов Иван Петрович"} <= set(lines)


def test_a_year_that_nobody_knows_is_left_out():
    assert "BDAY:--03-12\r\n" in str(VCard("Анна", born="--03-12"))


def test_long_lines_are_broken_between_letters():
    text = str(VCard("Ж" * 100, note="ё\n" * 80))
    lines = text.encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line.decode() for line in lines]
    assert "NOTE:" + "ё\\n" * 80 in text.replace("\r\n ", "")


def test_without_the_right_to_export_nothing_comes_into_the_phone(romashka, people, signed_in):
    client = signed_in(people.owner)
    assert client.get(f"/customers/{romashka.pk}/phone.vcf").status_code == 403
    assert "phone.vcf" not in client.get(f"/customers/{romashka.pk}/").content.decode()


PERSON = st.builds(
    lambda surname, given, patronymic, born: NewPerson(PersonName(surname, given, patronymic), *born),
    st.sampled_from(["Иванов", "Щукина-Лебедева", "О'Коннор"]),
    st.sampled_from(["Иван", "Анна-Мария", "Ёлка"]),
    st.sampled_from(["", "Петрович"]),
    st.sampled_from([(None, None, None), (12, 3, 1985), (29, 2, None)]),
)
PHONE = st.builds(
    NewPoint,
    st.just("phone"),
    st.from_regex(r"8 905 [0-9]{3}-[0-9]{2}-[0-9]{2}", fullmatch=True),
    st.sampled_from(["", "mobile", "work", "home"]),
)
EMAIL = st.builds(NewPoint, st.just("email"), st.from_regex(r"[a-z]{3,8}@[a-z]{3,8}\.ru", fullmatch=True))
POINTS = st.tuples(PHONE, EMAIL)
# A number at work is taken for the company's, as it mostly is in a phone.
THEIRS = st.tuples(PHONE.filter(lambda phone: phone.label != "work"), EMAIL)


@settings(
    max_examples=15,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    who=PERSON,
    own=POINTS,
    contact=PERSON,
    theirs=THEIRS,
    note=st.sampled_from(["", "любит дуб, ёлку\nи 5; 6"]),
)
def test_people_and_companies_come_back_as_they_went(
    transactional_db: None, who: Any, own: Any, contact: Any, theirs: Any, note: str
) -> None:
    Customer.objects.all().delete()
    person = NewCustomer(who.name.full, form="person", person=who, points=own, about=note, city="Тула")
    at_work = NewContact(contact, "Директор", is_main=True, points=theirs)
    company = NewCustomer(
        "ООО «Ромашка, Лютик»", contacts=(at_work,), points=(NewPoint("phone", "8 4872 55-01-42"),)
    )
    add_customers([person, company], by=PROGRAM, at=NOW)
    before, file = said(), taken_out()
    Customer.objects.all().delete()
    bring_in(file)
    assert said() == before


def taken_out() -> bytes:
    file = BytesIO()
    ids = list(Customer.objects.order_by("pk").values_list("pk", flat=True))
    access = Access.of_the_program()
    write_customers(file, Taken(customers, access, ids, (), (), NOW))
    return file.getvalue()


def said() -> list[Any]:
    found = []
    for one in Customer.objects.order_by("form", "pk"):
        people = [(_of(c.person), c.position, _reached(c.person)) for c in one.contacts.all()]
        found.append((one.name, one.form, one.city, one.about, _of(one.person), _reached(one), people))
    return found


def _reached(whom: Any) -> list[Any]:
    return sorted((point.medium, point.normal, point.label) for point in whom.contact_points.kept())


def _of(person: Any) -> Any:
    names = ("surname", "given_name", "patronymic", "birth_day", "birth_month", "birth_year")
    return tuple(getattr(person, name) for name in names) if person else None
