"""What other programs and tired people make of phones, e-mails, numbers and names."""

from __future__ import annotations

import pytest

from matvey.core.person_names import PersonName
from matvey.exchange.spreadsheets.candidates.candidate import CustomerKind
from matvey.exchange.spreadsheets.values import written_out
from tests.exchange.test_spreadsheet_candidates import of


@pytest.mark.parametrize("typed", ["7.9051234567E10", "7,9051234567E+10", "79051234567.0", "79051234567,00"])
def test_a_phone_written_as_a_fraction_is_a_phone(typed: str) -> None:
    found = of(customer_name="Заря", phone=typed)
    assert [point.value for point in found.points] == ["+79051234567"]
    assert not found.problems


def test_an_inn_written_as_a_fraction_is_an_inn() -> None:
    found = of(customer_name="Заря", inn="7707083893.0")
    assert found.requisites.inn is not None
    assert found.requisites.inn.value == "7707083893"


@pytest.mark.parametrize("typed", ["7,90512E+10", "1,5", "12.05", "8 905.0"])
def test_what_has_lost_digits_or_is_no_number_stays_as_it_is(typed: str) -> None:
    assert written_out(typed) == typed


@pytest.mark.parametrize("typed", ["7,90512E+10", "8905I112233", "с 9 до 18:00", "12-34, 56-78"])
def test_a_cell_without_any_phone_is_kept_whole_and_is_one_error(typed: str) -> None:
    found = of(customer_name="Заря", phone=typed)
    assert [(point.typed, point.value) for point in found.points] == [(typed, "")]
    assert [problem.typed for problem in found.problems] == [typed]


def test_half_an_address_beside_a_whole_one_is_told() -> None:
    found = of(customer_name="Заря", email="a@b.ru, плохо@")
    assert [point.value for point in found.points] == ["a@b.ru"]
    assert [problem.typed for problem in found.problems] == ["a@b.ru, плохо@"]


def test_a_surname_parted_by_a_comma_is_a_persons() -> None:
    found = of(customer_name="Иванов, Иван")
    assert (found.kind, found.person) == (CustomerKind.PERSON, PersonName("Иванов", "Иван"))


def test_the_lines_of_an_address_become_one_with_single_commas() -> None:
    found = of(customer_name="Заря", address="г. Тула,\nул. Ленина, 5")
    assert [where.text for where in found.addresses] == ["г. Тула, ул. Ленина, 5"]
