"""Sums of money stay exact."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from matvey.core.money import Money

SUMS = st.decimals(-(10**9), 10**9, places=2, allow_nan=False).map(Money)
WEIGHTS = st.lists(st.integers(0, 1000), min_size=1, max_size=12).filter(any)


@given(SUMS, WEIGHTS)
def test_parts_of_a_sum_add_up_to_the_kopeck(money: Money, weights: list[int]) -> None:
    parts = money.allocate(weights)
    assert sum(parts, Money.zero()) == money
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part.amount - money.amount * weight / sum(weights)) < Decimal("0.01")


@given(SUMS, SUMS)
def test_what_was_added_can_be_taken_away(one: Money, other: Money) -> None:
    assert one + other - other == one


def test_half_a_kopeck_is_rounded_away_from_zero() -> None:
    assert Money(Decimal("0.33")) * Decimal("0.5") == Money(Decimal("0.17"))
    assert Money(Decimal("-0.33")) * Decimal("0.5") == Money(Decimal("-0.17"))


def test_two_currencies_do_not_add_up() -> None:
    with pytest.raises(ValueError, match="do not add up"):
        Money(Decimal(1)) + Money(Decimal(1), "USD")


def test_a_sum_is_written_as_the_reader_is_used_to() -> None:
    with override("ru"):
        assert str(Money(Decimal("4820000"))).replace("\u00a0", " ") == "4 820 000 ₽"
        assert str(Money(Decimal("-1234.5"))).replace("\u00a0", " ") == "−1 234,50 ₽"
    with override("en"):
        assert str(Money(Decimal("-1234.5"))) == "−₽1,234.50"
