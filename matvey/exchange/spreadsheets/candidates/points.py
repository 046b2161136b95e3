"""Phones and e-mail addresses found in cells, alone or among other words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from django.core.exceptions import ValidationError
from phonenumbers import PhoneMetadata

from matvey.core.emails import LONGEST_NAME, parse_email
from matvey.core.phones import parse_phone
from matvey.exchange.spreadsheets.candidates.candidate import Point, PointKind

_USUAL_PHONE = re.compile(r"\s*(?:\+\s?7|7|8)?[\s-]*\(?(\d{3})\)?[\s-]*(\d{3})[\s-]*(\d{2})[\s-]*(\d{2})\s*")
_USUAL_EMAIL = re.compile(
    r"[a-z0-9_+-]+(?:\.[a-z0-9_+-]+)*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}", re.I
)
_EXTENSION = (
    r"(?:[ ,;(]*\b(?:доб(?:авочный)?|внутр?(?:енний)?|вн|ext(?:ension)?|#)\.?:?\s*[№#-]?\s*\d{1,6}\)?)?"
)
NUMBERS = re.compile(rf"\+?[( ]*\d[\d ().\u2010-\u2015-]{{3,}}\d{_EXTENSION}", re.IGNORECASE)
_SIGNS = r"[ ().\u2010-\u2015-]*"
_TAIL = rf"\d{{3}}{_SIGNS}\d{{2}}{_SIGNS}\d{{2}}(?!\d){_EXTENSION}"
CERTAIN_PHONE = re.compile(
    rf"(?<![\d.])(?<!ИНН )(?<!ИНН: )(?<!инн )(?:"
    rf"(?:\+\s?\d|\b[78]){_SIGNS}\d{{3}}{_SIGNS}{_TAIL}"  # with the code of the country
    rf"|\(?\b9\d{{2}}{_SIGNS}{_TAIL}"  # a mobile one without it
    rf"|\(\d{{3,5}}\) ?\d{{1,3}}(?:[ -]?\d{{2}}){{2}}(?!\d){_EXTENSION})",  # with the code of the town
    re.IGNORECASE,
)
_ONE_OF_MANY = re.compile(r"(?:\+?[78][ ().-]*)?\(?\d{3}\)?[ .-]*\d{3}[ .-]*\d{2}[ .-]*\d{2}(?!\d)")
EMAIL = re.compile(r"[^\s,;<>()\[\]\"«»:|/]+@[^\s,;<>()\[\]\"«»|]+")


def phones_in(text: str) -> tuple[list[tuple[Point, str]], str]:
    """The phones of a cell meant for them, each with what is wrong with it, and what else stands there."""
    if found := _usual_phone(text):
        return [(found, "")], ""
    phones = [_checked_phone(number) for whole in NUMBERS.findall(text) for number in _each(whole)]
    return phones, _rest(NUMBERS, text) if phones else text.strip()


def certain_phones_in(text: str) -> tuple[list[Point], str]:
    """The phones among other words that cannot be anything else, and the words without them."""
    if sum(map(str.isdigit, text)) < 9:
        return [], text
    phones = [
        point
        for number in CERTAIN_PHONE.findall(text)
        for point, wrong in [_checked_phone(number)]
        if not wrong
    ]
    return (phones, _rest(CERTAIN_PHONE, text)) if phones else ([], text)


def emails_in(text: str) -> tuple[list[tuple[Point, str]], str]:
    """The e-mail addresses in the text, each with what is wrong with it, and the words without them."""
    if len(text) <= LONGEST_NAME and _USUAL_EMAIL.fullmatch(text):
        return [(Point(PointKind.EMAIL, text, text.lower()), "")], ""
    found = [_checked_email(address.strip(".")) for address in EMAIL.findall(text)]
    return found, _rest(EMAIL, text) if found else text.strip()


def _usual_phone(text: str) -> Point | None:
    """The quick way for the usual Russian numbers; what is not assigned is looked at with care elsewhere."""
    found = _USUAL_PHONE.fullmatch(text)
    if found is None or not text.isascii():
        return None
    national = "".join(found.groups())
    return Point(PointKind.PHONE, text.strip(), f"+7{national}") if _assigned().fullmatch(national) else None


@cache
def _assigned() -> re.Pattern[str]:
    """Fixed and mobile numbers of Russia without their country code, as the plan of numbering has them."""
    plan = PhoneMetadata.metadata_for_region("RU")
    kinds = (plan.mobile, plan.fixed_line) if plan else ()
    return re.compile("|".join(kind.national_number_pattern or "(?!)" for kind in kinds if kind))


@lru_cache(maxsize=1024)
def _checked_phone(typed: str) -> tuple[Point, str]:
    typed = typed.strip(" ,;(").strip()
    if typed.count("(") < typed.count(")"):
        typed = f"({typed}"
    if found := _usual_phone(typed):
        return found, ""
    try:
        phone = parse_phone(typed)
    except ValidationError as error:
        return Point(PointKind.PHONE, typed, ""), error.messages[0]
    return Point(PointKind.PHONE, typed, phone.e164, phone.extension), ""


def _checked_email(typed: str) -> tuple[Point, str]:
    try:
        return Point(PointKind.EMAIL, typed, parse_email(typed)), ""
    except ValidationError as error:
        return Point(PointKind.EMAIL, typed, ""), error.messages[0]


def _each(numbers: str) -> list[str]:
    """The numbers of a run without commas between them: "89051234567 89101234567"."""
    if sum(map(str.isdigit, numbers)) < 18 or not (found := _ONE_OF_MANY.findall(numbers)):
        return [numbers]
    covered = sum(sum(map(str.isdigit, one)) for one in found)
    return found if covered == sum(map(str.isdigit, numbers)) else [numbers]


_LABELS = re.compile(
    r"\b(?:тел(?:ефон)?|моб(?:ильный)?|сот(?:овый)?|раб(?:очий)?|дом(?:ашний)?|гор(?:одской)?|факс|т|м|e-?mail|почта|tel|mob|phone|fax)\b\.?:?",
    re.I,
)


def _rest(pattern: re.Pattern[str], text: str) -> str:
    """What stands beside the things found, without the labels and signs that belonged to them."""
    bare = _LABELS.sub(" ", pattern.sub(" \x00 ", text))
    bare = re.sub(r"\(\s*\x00?\s*\)|<\s*\x00\s*>", " ", bare)
    bare = re.sub(r"[\s,;:/|.+-]*\x00[\s,;:/|.+-]*", " \x00 ", bare)
    bare = re.sub(r"(?:\s*\x00\s*)+", ", ", bare)
    return re.sub(
        r"\(\s*,\s*|\s*,\s*(?=\))|^[\s,;]+|[\s,;(]+$", _bracket, re.sub(r" {2,}", " ", bare)
    ).strip()


def _bracket(found: re.Match[str]) -> str:
    return "(" if found[0].startswith("(") and found.end() < len(found.string) else ""
