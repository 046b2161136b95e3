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
# A step without common divisors with a power of ten, so that the n-th number differs from all others.
_STEP: Final = 618_033_989
_START: Final = 271_828_182
_SPELLINGS: Final = ("+7 ({}) {}-{}-{}", "8 ({}) {}-{}-{}", "+7 {} {}-{}-{}", "8-{}-{}-{}-{}", "8{}{}{}{}")


def mobile(serial: int, chance: Random) -> str:
    """The mobile number of that serial, written in one of the usual ways; different up to ten million."""
    local = _mixed(serial, 7)
    return _spelled(FREE_MOBILE_CODES[serial % len(FREE_MOBILE_CODES)], local, chance)


def landline(code: str, serial: int, chance: Random) -> str:
    """A number in the city of that code; it begins with 0, as none there does, so it rings nowhere."""
    return _spelled(code, f"0{_mixed(serial, 9 - len(code))}", chance)


def company_inn(region: str, serial: int) -> str:
    first = f"{region}{FREE_OFFICES[serial % 2]}{_mixed(serial // 2, 5)}"
    return first + _check(first, _COMPANY_WEIGHTS)


def person_inn(region: str, serial: int) -> str:
    first = f"{region}{FREE_OFFICES[serial % 2]}{_mixed(serial // 2, 6)}"
    first += _check(first, _PERSON_WEIGHTS)
    return first + _check(first, (3, *_PERSON_WEIGHTS))


def kpp(inn: str) -> str:
    """Of a company registered where its ИНН was issued."""
    return f"{inn[:4]}01001"


def company_ogrn(region: str, year: int, serial: int) -> str:
    first = f"1{year % 100:02}{region}{_mixed(serial, 7)}"
    return f"{first}{int(first) % 11 % 10}"


def trader_ogrn(region: str, year: int, serial: int) -> str:
    first = f"3{year % 100:02}{region}{_mixed(serial, 9)}"
    return f"{first}{int(first) % 13 % 10}"


def _mixed(serial: int, length: int) -> str:
    """The serial number as so many digits that do not look counted."""
    return f"{(_START + serial * _STEP) % 10**length:0{length}}"


def _check(digits: str, weights: tuple[int, ...]) -> str:
    return str(sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11 % 10)


def _spelled(code: str, local: str, chance: Random) -> str:
    spelling = _SPELLINGS[int(chance.random() * len(_SPELLINGS))]
    return spelling.format(code, local[:-4], local[-4:-2], local[-2:])
