"""A line of a notebook and a business card taken apart: everything lands in a field or in the note."""

from __future__ import annotations

import re
import time
from collections import Counter
from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matvey.exchange.jotted.form_values import form_values
from matvey.exchange.jotted.jotting import Jotting
from matvey.exchange.jotted.marks import LABEL_WORDS
from matvey.exchange.jotted.reading import LONGEST, take_apart

CARD = """ООО «Ромашка»
Петров Иван Сергеевич
Коммерческий директор
г. Москва, ул. Ленина, д. 5, оф. 12
тел.: +7 (495) 123-45-67 доб. 12
моб.: 8 905 123 45 67
e-mail: petrov@romashka.ru
www.romashka.ru
ИНН 7707083893"""


def test_a_line_of_a_notebook() -> None:
    said = take_apart("Ромашка, Иван Петров, +7 905 123-45-67, диваны, звонить во вторник")
    assert said == Jotting(
        company="Ромашка",
        person="Иван Петров",
        phones=("+7 905 123-45-67",),
        note="диваны, звонить во вторник",
    )


def test_a_business_card() -> None:
    said = take_apart(CARD)
    assert (said.company, said.person) == ("ООО «Ромашка»", "Петров Иван Сергеевич")
    assert (said.position, said.inn) == ("Коммерческий директор", "7707083893")
    assert said.phones == ("+7 (495) 123-45-67 доб. 12", "8 905 123 45 67")
    assert (said.emails, said.site) == (("petrov@romashka.ru",), "www.romashka.ru")
    assert (said.city, said.address) == ("Москва", "ул. Ленина, д. 5, оф. 12")
    assert said.note == ""


def test_a_signature_of_a_letter() -> None:
    said = take_apart(
        "С уважением,\nИван Петров\nМенеджер по продажам\nБелый Клык\nтел. (4872) 35-12-12 | ivan@klyk.ru"
    )
    assert (said.company, said.person, said.position) == ("Белый Клык", "Иван Петров", "Менеджер по продажам")
    assert (said.phones, said.emails) == (("(4872) 35-12-12",), ("ivan@klyk.ru",))


@pytest.mark.parametrize(
    ("text", "company", "person"),
    [
        ("Ромашка Иван Петров 89051234567 диваны", "Ромашка", "Иван Петров"),
        ("ООО Ромашка Иван Петров директор, Тула", "ООО Ромашка", "Иван Петров"),
        ("ИП Иванов Иван Петрович, Тула", "ИП Иванов Иван Петрович", ""),
        ("марина 8 911 222 33 44 торт на юбилей", "", "марина"),
        ("ромашка, иван петров, 8905 123 45 67", "ромашка", "иван петров"),
        ("Салон на Мира - Ольга Ивановна - 89051234567", "Салон на Мира", "Ольга Ивановна"),
        ("John Smith, Acme Inc, john@acme.com", "Acme Inc", "John Smith"),
        ("Петров П. П., Сидоров Иван, 89051234567", "", "Петров П. П."),
        ("89051234567, перезвонить", "", ""),
    ],
)
def test_who_is_named(text: str, company: str, person: str) -> None:
    said = take_apart(text)
    assert (said.company, said.person) == (company, person)


def test_a_human_alone_is_a_person_and_not_a_company() -> None:
    values = form_values("Марина, 8-911-222-33-44, торты")
    assert (values["legal_form"], values["name"], values["contact"]) == ("person", "Марина", "")


def test_a_fax_and_a_second_site_are_kept_as_a_note() -> None:
    said = take_apart("Лютик, факс: +7 495 123-45-67, lutik.ru, lutik-shop.ru")
    assert (said.phones, said.site) == ((), "lutik.ru")
    assert said.note == "факс: +7 495 123-45-67, lutik-shop.ru"


PIECES = st.sampled_from(
    [
        *("Ромашка", "ООО «Ива»", "Иван Петров", "директор", "г. Тула", "ул. Мира, 5", "ИНН 7707083893"),
        *("+7 905 123-45-67", "тел. 8(4872)351212", "a@b.ru", "www.ива.рф", "звонить во вторник", "т", "!?"),
        *("С уважением", "123456", "5", "(495) 123-45-67 доб. 3", "г", "№", "👍", "Екатерина", "7707083893"),
    ]
)
GLUE = st.sampled_from([", ", " ", "\n", " - ", "; ", " (", ") ", "/", "", "«", '"', "\t"])
JOTTINGS = st.lists(st.tuples(PIECES, GLUE)).map(lambda found: "".join(map("".join, found)))


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("«Ромашка 89051112233»", "«Ромашка»"),
        ('"89051112233"', ""),
        ("«Лавка 89051112233 на углу», Иван", "«Лавка на углу»"),
    ],
)
def test_a_phone_inside_quotation_marks_leaves_no_trace_in_them(text: str, company: str) -> None:
    found = take_apart(text)
    assert (found.company, found.phones, found.note) == (company, ("89051112233",), "")


@given(st.one_of(JOTTINGS, st.text(max_size=200)))
def test_no_letter_or_digit_that_was_typed_gets_lost(text: str) -> None:
    """But labels: the field says what «тел.» or «г.» did."""
    kept = Counter("".join(map(str, astuple(take_apart(text)))))
    labels = [word for word in re.findall(r"[^\W\d_]+", text) if LABEL_WORDS.fullmatch(word) or word == "г"]
    lost = Counter(filter(str.isalnum, text)) - kept
    assert lost <= Counter("".join(labels))


def test_a_text_of_any_length_is_read_in_a_moment() -> None:
    for text in (CARD * 200, "(" * 20_000, "8 (" * 9_000, "a@" * 9_000, "www." * 9_000, "Иван " * 9_000):
        begun = time.perf_counter()
        assert len(take_apart(text).note) >= len(text.strip()) - LONGEST
        assert time.perf_counter() - begun < 2
