"""Customers taken out as vCards: what phones read, folded and escaped, nothing one may not see."""

from __future__ import annotations

import pytest

from matvey.core.person_names import PersonName
from matvey.customers.actions.adding import add_customer
from matvey.customers.models import Customer
from matvey.customers.new import NewContact, NewCustomer, NewPerson, NewPoint, Place
from matvey.exchange.leaving.vcard import VCard
from tests.exchange.import_stories import NOW, PROGRAM

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
