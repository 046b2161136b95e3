"""Exact sums of money that never mix currencies, never lose a kopeck, and print as people write them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Self

from django.utils import formats
from django.utils.translation import get_language

RUB = "RUB"
_KOPECK = Decimal("0.01")
_SIGNS = {"RUB": "₽", "USD": "$", "EUR": "€", "CNY": "¥", "KZT": "₸", "BYN": "Br"}
_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Money:
    """`amount` of `currency` (ISO 4217) in whole kopecks or cents; adding two currencies raises ValueError.

    Rounding is half away from zero, as accounts are kept in Russia.
    """

    amount: Decimal
    currency: str = RUB

    def __post_init__(self) -> None:
        object.__setattr__(self, "amount", rounded(self.amount))

    @classmethod
    def zero(cls, currency: str = RUB) -> Self:
        """Nothing, in `currency`."""
        return cls(Decimal(0), currency)

    def __add__(self, other: Money) -> Money:
        return Money(self.amount + self._same(other).amount, self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.amount - self._same(other).amount, self.currency)

    def __mul__(self, factor: Decimal | int) -> Money:
        return Money(self.amount * factor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.amount, self.currency)

    def __bool__(self) -> bool:
        return bool(self.amount)

    def __lt__(self, other: Money) -> bool:
        return self.amount < self._same(other).amount

    def __le__(self, other: Money) -> bool:
        return self.amount <= self._same(other).amount

    def __str__(self) -> str:
        return format_money(self)

    def allocate(self, weights: Sequence[Decimal | int]) -> list[Money]:
        """The sum in parts as `weights` are to each other; the parts add up to it to the kopeck.

        The kopecks left by rounding go to the parts that lost most by it, the earlier first. Weights are not
        negative and not all zero (ValueError).
        """
        total = sum(weights)
        if not total or any(weight < 0 for weight in weights):
            raise ValueError("weights are not negative and not all zero")
        kopecks = int(self.amount / _KOPECK)
        exact = [Decimal(kopecks) * weight / total for weight in weights]
        shares = [int(share) for share in exact]
        by_loss = sorted(range(len(shares)), key=lambda place: -abs(exact[place] - shares[place]))
        left = kopecks - sum(shares)
        for place in by_loss[: abs(left)]:
            shares[place] += 1 if left > 0 else -1
        return [Money(share * _KOPECK, self.currency) for share in shares]

    def _same(self, other: Money) -> Money:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not add up")
        return other


def rounded(amount: Decimal) -> Decimal:
    """`amount` to the kopeck, half away from zero."""
    return amount.quantize(_KOPECK, rounding=ROUND_HALF_UP) + Decimal("0.00")


def format_money(money: Money) -> str:
    """«4 820 000 ₽», «99,50 ₽» in Russian, "₽4,820,000" in English; kopecks only when there are some."""
    places = 0 if money.amount == money.amount.to_integral_value() else 2
    number = formats.number_format(abs(money.amount), places, use_l10n=True, force_grouping=True)
    sign, minus = _SIGNS.get(money.currency, money.currency), "\u2212" if money.amount < 0 else ""
    if (get_language() or "ru").startswith("en"):
        gap = _NO_BREAK if sign.isalpha() else ""
        return f"{minus}{sign}{gap}{number}"
    return f"{minus}{number}{_NO_BREAK}{sign}"
