"""Numbers and money as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils.translation import override

from matvey.core import figures


@pytest.mark.parametrize(
    ("value", "russian", "english"),
    [
        (4_820_000, "4 820 000 ₽", "₽4,820,000"),
        (Decimal("1234567.50"), "1 234 567,50 ₽", "₽1,234,567.50"),
        (Decimal("0.005"), "0,01 ₽", "₽0.01"),
        (-700, "−700 ₽", "−₽700"),
        (0, "0 ₽", "₽0"),
    ],
)
def test_roubles_in_full(value: Decimal, russian: str, english: str) -> None:
    with override("ru"):
        assert figures.rub(value) == russian.replace(" ", figures.NBSP)
    with override("en"):
        assert figures.rub(value) == english


@pytest.mark.parametrize(
    ("value", "russian", "english"),
    [
        (4_820_000, "4,8 млн ₽", "₽4.8M"),
        (186_000, "186 тыс. ₽", "₽186K"),
        (9_900, "9 900 ₽", "₽9,900"),
        (12_650_000, "13 млн ₽", "₽13M"),
        (999_600, "1 млн ₽", "₽1M"),
        (2_000_000_000, "2 млрд ₽", "₽2B"),
        (-3_400_000, "−3,4 млн ₽", "−₽3.4M"),
    ],
)
def test_roubles_in_short(value: int, russian: str, english: str) -> None:
    with override("ru"):
        assert figures.short_money(value) == russian.replace(" ", figures.NBSP)
    with override("en"):
        assert figures.short_money(value) == english


def test_a_number_keeps_the_places_it_has() -> None:
    with override("ru"):
        assert figures.number(Decimal("1234.50")) == f"1{figures.NBSP}234,50"
        assert figures.number(1234.567, 1) == f"1{figures.NBSP}234,6"
