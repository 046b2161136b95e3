"""Dates in every spelling that companies' files hold."""

from __future__ import annotations

import datetime as dt

import pytest

from matvey.exchange.spreadsheets.dates import date_of, is_no_date
from matvey.exchange.spreadsheets.values import Value

TODAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    "written",
    [
        "12.03.1985", "12/03/1985", "12-03-1985", "1985-03-12", "12.3.85", "12 марта 1985", "12 мар 1985 г.",
        "12 Mar 1985", "March 12, 1985", "12.03.1985 0:00:00", "19850312", "12.03.1985 г.", 31118,
        "1985-03-12T00:00:00", dt.date(1985, 3, 12),
    ],
)  # fmt: skip
def test_one_day_in_many_spellings(written: Value) -> None:
    assert date_of(written, today=TODAY) == dt.date(1985, 3, 12)


def test_a_year_of_two_digits_is_the_last_one_past() -> None:
    assert date_of("01.02.26", today=TODAY) == dt.date(2026, 2, 1)
    assert date_of("01.02.27", today=TODAY) == dt.date(1927, 2, 1)


def test_an_american_date_is_read_where_it_can_be_nothing_else() -> None:
    assert date_of("10/20/2016", today=TODAY) == dt.date(2016, 10, 20)
    assert date_of("10/12/2016", today=TODAY) == dt.date(2016, 12, 10)


@pytest.mark.parametrize(
    "written", ["31.02.2020", "весной", "1985", "12.1985", 99999999, True, "", "12.03.19855"]
)
def test_what_is_no_day_is_none(written: Value) -> None:
    assert date_of(written, today=TODAY) is None


@pytest.mark.parametrize("written", ["0.0.00", "00.00.0000", "30.12.1899", "", "01.01.1900", "..", "0"])
def test_the_empty_dates_of_programs_are_known(written: str) -> None:
    assert is_no_date(written)


@pytest.mark.parametrize("written", ["01.01.1985", "1", "весной", "10.10.2010"])
def test_other_texts_are_not_taken_for_empty_dates(written: str) -> None:
    assert not is_no_date(written)
