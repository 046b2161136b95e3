"""Telephone numbers and e-mail addresses as people type them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from matvey.core.emails import parse_email, split_emails
from matvey.core.phones import Phone, parse_phone, split_phones


@pytest.mark.parametrize(
    "typed",
    ["8 905 123-45-67", "+7 (905) 123 45 67", "79051234567", "9051234567", "8-905-123-45-67",
     "+8 905 123 45 67", "моб. 8 905 123 45 67", "8 905 123 45 67 (Анна)", "тел.: +7 905 123-45-67"],
)  # fmt: skip
def test_every_way_to_type_a_number_is_one_number(typed: str) -> None:
    assert parse_phone(typed) == Phone("+79051234567")


@pytest.mark.parametrize("typed", ["8 (4852) 12-34-56 доб. 12", "84852123456 ext 12", "8(4852)123456,доб.12"])
def test_the_extension_is_kept_apart(typed: str) -> None:
    assert parse_phone(typed) == Phone("+74852123456", "12")


def test_a_number_is_shown_as_people_write_it() -> None:
    assert str(parse_phone("88125550142")) == "+7 812 555-01-42"


def test_a_foreign_number_keeps_its_country() -> None:
    assert (
        parse_phone("+380 44 234-56-78").e164 == parse_phone("810 380 44 234-56-78").e164 == "+380442345678"
    )


@pytest.mark.parametrize(
    "typed", ["нет", "", "12-34-56", "+7 905 123-45-6", "8 905 123 45 67 89", "80000000000", "9" * 30]
)
def test_what_nobody_can_dial_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        parse_phone(typed)
    assert refusal.value.messages[0].endswith(".")


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("89051234567; 2-12-12", ["89051234567", "2-12-12"]),
        ("8 905 123-45-67 8 905 123-45-68", ["8 905 123-45-67", "8 905 123-45-68"]),
        ("89051234567 Анна, 89051234568 Пётр", ["89051234567 Анна", "89051234568 Пётр"]),
        ("8 4852 12-34-56, доб. 12", ["8 4852 12-34-56 доб. 12"]),
        ("89051234567 ::: 89051234568", ["89051234567", "89051234568"]),
        ("  ", []),
    ],
)
def test_a_cell_with_several_numbers_is_split(cell: str, numbers: list[str]) -> None:
    assert split_phones(cell) == numbers


@given(st.integers(9_000_000_000, 9_999_999_999))
def test_a_mobile_number_shown_reads_back_the_same(number: int) -> None:
    try:
        phone = parse_phone(f"8{number}")
    except ValidationError:
        return  # not every prefix is in use
    assert phone.e164 == f"+7{number}"
    assert parse_phone(str(phone)) == phone


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading_of_phones(text: str) -> None:
    for piece in split_phones(text):
        with suppress(ValidationError):
            assert parse_phone(piece).e164.startswith("+")


def test_addresses_in_a_cell_are_found() -> None:
    assert split_emails("Анна <A@B.ru>; c@d.ru, c@d.ru") == ["A@B.ru", "c@d.ru"]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" Anna@Example.COM ", "anna@example.com"),
        ("mailto:a@b.ru", "a@b.ru"),
        ("петров@почта.рф", "петров@почта.рф"),
    ],
)
def test_an_address_is_brought_to_one_form(typed: str, address: str) -> None:
    assert parse_email(typed) == address


@pytest.mark.parametrize("typed", ["a@b", "нет", "a b@c.ru", "@b.ru", "", "a@b..ru", f"{'a' * 65}@b.ru"])
def test_an_address_nobody_has_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        parse_email(typed)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reading_of_addresses(text: str) -> None:
    for piece in [text, *split_emails(text)]:
        with suppress(ValidationError):
            assert parse_email(piece) == parse_email(parse_email(piece))
