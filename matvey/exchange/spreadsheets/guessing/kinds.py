"""What a single value looks like: a phone, an ИНН, a person's name, a company's."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from enum import StrEnum

from matvey.exchange.spreadsheets.dates import date_of
from matvey.exchange.spreadsheets.names import looks_like_company, looks_like_person
from matvey.exchange.spreadsheets.values import Value, as_text


class Kind(StrEnum):
    """Kinds of values that can be told by their look."""

    EMAIL = "email"
    PHONE = "phone"
    INN = "inn"
    KPP = "kpp"
    OGRN = "ogrn"
    ACCOUNT = "account"
    BIK = "bik"
    POSTAL_CODE = "postal_code"
    DATE = "date"
    SITE = "site"
    MESSENGER = "messenger"
    COMPANY = "company"
    PERSON = "person"
    ADDRESS = "address"
    NUMBER = "number"


_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]{2,}")
_PHONE_SIGNS = re.compile(r"[+\d][\d\s()+.,;/\\-]*(?:(?:доб|вн|ext)\W*\d+)?", re.IGNORECASE)
_SITE = re.compile(
    r"(?:https?://)?(?:www\.)?(?:[\w-]+\.)+(?:ru|рф|com|net|org|su|biz|info|pro|online|shop|moscow|by|kz|ua)(?:/\S*)?",
    re.I,
)
_MESSENGER = re.compile(
    r"@\w{4,}|(?:https?://)?(?:t\.me|telegram\.me|wa\.me|vk\.com|vk\.ru|instagram\.com)/\S+", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"(?:^|[\s,.])(?:ул|пр-?кт|просп|пр|пер|д|дом|г|обл|кв|оф|ш|наб|б-?р|бул|пл|мкр|р-н|street|st|ave|avenue|road)(?:[.\s]|$)",
    re.I,
)
_NUMBER = re.compile(r"[-+]?[\d\s]+(?:[.,]\d+)?(?:\s?(?:%|₽|руб\.?|р\.))?")
_LONGEST = 200
_INN_WEIGHTS = (
    (2, 4, 10, 3, 5, 9, 4, 6, 8),
    (7, 2, 4, 10, 3, 5, 9, 4, 6, 8),
    (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8),
)
_BIRTH_TODAY = dt.date(2100, 1, 1)  # the century is of no interest here


def kinds_of(value: Value) -> set[Kind]:
    """All kinds the value looks like; most values have one, many have none."""
    if isinstance(value, dt.date):
        return {Kind.DATE}
    text = as_text(value)[:_LONGEST].strip()
    found = {kind for kind, test in _TESTS if test(text)}
    if isinstance(value, int | float) and not isinstance(value, bool):
        found.discard(Kind.DATE)
    return found


def has_inn_key(digits: str) -> bool:
    """Whether 10 or 12 digits carry the check digits of an ИНН (order of ФНС № ММВ-7-6/435@)."""
    if len(digits) == 10:
        return _key(digits, _INN_WEIGHTS[0]) == int(digits[9])
    return (
        len(digits) == 12
        and _key(digits, _INN_WEIGHTS[1]) == int(digits[10])
        and _key(digits, _INN_WEIGHTS[2]) == int(digits[11])
    )


def _key(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False)) % 11 % 10


def _is_phone(text: str) -> bool:
    if not _PHONE_SIGNS.fullmatch(text):
        return False
    digits = re.sub(r"\D", "", text)
    if len(digits) == 10:
        return digits[0] in "3489" and not (text.isdecimal() and has_inn_key(digits) and digits[0] != "9")
    if len(digits) == 11:
        return digits[0] in "78"
    return len(digits) > 11 and not text.isdecimal() and (text[0] in "+8" or len(digits) > 15)


def _is_inn(text: str) -> bool:
    return text.isdecimal() and text.isascii() and len(text) in {10, 12} and has_inn_key(text)


def _is_ogrn(text: str) -> bool:
    if not (text.isdecimal() and text.isascii() and len(text) in {13, 15}):
        return False
    return int(text[:-1]) % (len(text) - 2) % 10 == int(text[-1])


def _is_date(text: str) -> bool:
    return not text.isdecimal() and date_of(text, today=_BIRTH_TODAY) is not None


_TESTS: tuple[tuple[Kind, Callable[[str], object]], ...] = (
    (Kind.EMAIL, _EMAIL.search),
    (Kind.PHONE, _is_phone),
    (Kind.INN, _is_inn),
    (
        Kind.KPP,
        lambda text: len(text) == 9 and re.fullmatch(r"\d{4}(?:01|02|03|05|31|32|43|44|45|50)\d{3}", text),
    ),
    (Kind.OGRN, _is_ogrn),
    (Kind.ACCOUNT, lambda text: len(text) == 20 and re.fullmatch(r"[34]\d{19}", text)),
    (Kind.BIK, lambda text: len(text) == 9 and re.fullmatch(r"04\d{7}", text)),
    (Kind.POSTAL_CODE, lambda text: len(text) == 6 and re.fullmatch(r"[1-6]\d{5}", text)),
    (Kind.DATE, _is_date),
    (Kind.SITE, _SITE.fullmatch),
    (Kind.MESSENGER, _MESSENGER.fullmatch),
    (Kind.COMPANY, looks_like_company),
    (Kind.PERSON, looks_like_person),
    (
        Kind.ADDRESS,
        lambda text: len(text) > 10 and any(sign.isdigit() for sign in text) and _ADDRESS.search(text),
    ),
    (Kind.NUMBER, _NUMBER.fullmatch),
)
