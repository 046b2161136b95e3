"""Check digits of ИНН, ОГРН and accounts, on big banks' own numbers and the examples of the rules."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from matvey.core.requisites import (
    parse_account,
    parse_bik,
    parse_correspondent_account,
    parse_inn,
    parse_kpp,
    parse_ogrn,
    parse_ogrnip,
)


@pytest.mark.parametrize(
    ("parse", "typed", "digits"),
    [
        (parse_inn, "ИНН 7707 083 893", "7707083893"),
        (parse_inn, "500100732259", "500100732259"),
        (parse_kpp, "7736 01 001", "773601001"),
        (parse_kpp, "7736ab001", "7736AB001"),
        (parse_ogrn, "1027700132195", "1027700132195"),
        (parse_ogrnip, "304500116000157", "304500116000157"),
        (parse_bik, "044525225", "044525225"),
    ],
)
def test_a_right_number_is_brought_to_its_digits(
    parse: Callable[[str], str], typed: str, digits: str
) -> None:
    assert parse(typed) == digits


@pytest.mark.parametrize(
    ("parse", "typed"),
    [
        (parse_inn, "7707083894"),
        (parse_inn, "77070838"),
        (parse_inn, "0000000000"),
        (parse_inn, "семь"),
        (parse_kpp, "77360100"),
        (parse_ogrn, "1027700132196"),
        (parse_ogrn, "3027700132195"),
        (parse_ogrnip, "304500116000158"),
        (parse_bik, "944525225"),
    ],
)
def test_a_wrong_number_is_refused_with_a_sentence(parse: Callable[[str], str], typed: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        parse(typed)
    assert refusal.value.messages[0].endswith(".")


def test_any_one_wrong_digit_of_an_inn_is_noticed() -> None:
    for place in range(10):
        misprint = list("7707083893")
        misprint[place] = str((int(misprint[place]) + 1) % 10)
        with pytest.raises(ValidationError):
            parse_inn("".join(misprint))


def test_an_account_agrees_with_its_bank() -> None:
    assert parse_account("40602810700000000025", "049805746")
    assert parse_correspondent_account("30101810800000000746", "049805000")
    assert parse_account("40102810545370000003", "004525988"), "a treasury's account at the Bank of Russia"


def test_an_account_of_another_bank_is_refused() -> None:
    with pytest.raises(ValidationError):
        parse_account("40602810700000000025", "044525974")
