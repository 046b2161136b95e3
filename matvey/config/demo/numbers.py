"""Phone numbers nobody has and requisites nobody was given, each with the right form and check digits."""

from __future__ import annotations

from random import Random
from typing import Final

# Codes of mobile numbers that no operator of Russia had been given (libphonenumber 9.0, carrier data).
FREE_MOBILE_CODES: Final = ("907", "935", "972", "973", "974", "975", "976")
# Inspections of these numbers exist in no region, so nobody's ИНН begins with them.
FREE_OFFICES: Final = ("98", "99")
_COMPANY_WEIGHTS: Final = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_PERSON_WEIGHTS: Final = (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
# Without common divisors with a power of ten, so that the n-th number differs from all others.
_STRIDE: Final = 7_654_321
_SPELLINGS: Final = ("+7 ({}) {}-{}-{}", "8 ({}) {}-{}-{}", "+7 {} {}-{}-{}", "8-{}-{}-{}-{}", "8{}{}{}{}")


def mobile(serial: int, chance: Random) -> str:
    """The mobile number of that serial, written in one of the usual ways; different up to ten million."""
    local = f"{serial * _STRIDE % 10_000_000:07}"
    return _spelled(FREE_MOBILE_CODES[serial % len(FREE_MOBILE_CODES)], local, chance)


def landline(code: str, serial: int, chance: Random) -> str:
    """A number in the city of that code. It begins with 0, as no number in a city does, so it rings nowhere."""
    length = 9 - len(code)
    return _spelled(code, f"0{serial * _STRIDE % 10**length:0{length}}", chance)


def company_inn(region: str, serial: int) -> str:
    first = f"{region}{FREE_OFFICES[serial % 2]}{serial // 2 % 100_000:05}"
    return first + _check(first, _COMPANY_WEIGHTS)


def person_inn(region: str, serial: int) -> str:
    first = f"{region}{FREE_OFFICES[serial % 2]}{serial // 2 % 1_000_000:06}"
    first += _check(first, _PERSON_WEIGHTS)
    return first + _check(first, (3, *_PERSON_WEIGHTS))


def kpp(inn: str) -> str:
    """Of a company registered where its ИНН was issued."""
    return f"{inn[:4]}01001"


def company_ogrn(region: str, year: int, serial: int) -> str:
    first = f"1{year % 100:02}{region}{serial % 10_000_000:07}"
    return f"{first}{int(first) % 11 % 10}"


def trader_ogrn(region: str, year: int, serial: int) -> str:
    first = f"3{year % 100:02}{region}{serial % 1_000_000_000:09}"
    return f"{first}{int(first) % 13 % 10}"


def _check(digits: str, weights: tuple[int, ...]) -> str:
    return str(sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11 % 10)


def _spelled(code: str, local: str, chance: Random) -> str:
    spelling = _SPELLINGS[int(chance.random() * len(_SPELLINGS))]
    return spelling.format(code, local[:-4], local[-4:-2], local[-2:])
