"""How numbers and money are written in the reader's language.

Spaces inside a figure never break: `4 820 000 ₽`, `4,8 млн ₽`; English: `₽4,820,000`, `₽4.8M`.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import get_language, pgettext

NBSP = "\u00a0"
MINUS = "\u2212"
ROUBLE = "₽"

type Figure = int | float | Decimal


def number(value: Figure, places: int | None = None) -> str:
    """Digits in groups of three; `places` after the point, or as many as the value has."""
    exact = Decimal(str(value))
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{abs(exact):,f}"
    if _is_russian():
        text = text.replace(",", NBSP).replace(".", ",")
    return f"{MINUS}{text}" if exact < 0 else text


def rub(value: Figure) -> str:
    """Roubles in full; kopecks only when there are any."""
    exact = Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return _with_sign(number(abs(exact), 0 if exact == exact.to_integral_value() else 2), exact < 0)


def short_money(value: Figure) -> str:
    """Roubles to two or three significant digits, for tiles and charts."""
    exact = Decimal(str(value))
    divisor, unit = _scale(abs(exact))
    scaled = abs(exact) / divisor
    figure = number(scaled, 1 if scaled < 10 and divisor > 1000 else 0)
    figure = figure.removesuffix(",0").removesuffix(".0")
    return _with_sign(figure + unit, exact < 0)


def _scale(value: Decimal) -> tuple[int, str]:
    if value >= 999_950_000:
        return 1_000_000_000, pgettext("money", "B")
    if value >= 999_500:
        return 1_000_000, pgettext("money", "M")
    if value >= 10_000:
        return 1000, pgettext("money", "K")
    return 1, ""


def _with_sign(text: str, negative: bool) -> str:
    signed = f"{text}{NBSP}{ROUBLE}" if _is_russian() else f"{ROUBLE}{text}"
    return f"{MINUS}{signed}" if negative else signed


def _is_russian() -> bool:
    return (get_language() or "ru").startswith("ru")
