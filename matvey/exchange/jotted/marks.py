"""Phones, e-mails, sites and tax numbers in free text: what cannot be mistaken, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from matvey.core.emails import parse_email
from matvey.core.phones import parse_phone
from matvey.exchange.spreadsheets.candidates.points import CERTAIN_PHONE, EMAIL, NUMBERS
from matvey.exchange.spreadsheets.guessing.kinds import has_inn_key

_SITE = re.compile(
    r"(?<![\w@.-])(?!(?:https?://)?(?:www\.)?(?:t\.me|telegram\.me|wa\.me|vk\.com|vk\.ru|instagram\.com)\b)"
    r"(?:https?://[^\s,;|<>()«»\"]+|www\.[^\s,;|<>()«»\"]+"
    r"|(?:[\w-]+\.)+(?:ru|рф|com|net|org|su|biz|info|pro|online|shop|moscow|by|kz|ua)(?:/[^\s,;|<>()«»\"]*)?)"
    r"(?![\w@])",
    re.IGNORECASE,
)
_INN = re.compile(r"(?<![\w.+-])(?:\d{12}|\d{10})(?![\w-])")
_LABELS = {
    "phone": r"тел(?:ефон\w*)?|моб(?:ильный)?|сот(?:овый)?|раб(?:очий)?|дом(?:ашний)?|гор(?:одской)?|т|м"
    r"|tel|mob(?:ile)?|phone|cell|t|m",
    "email": r"e-?mail|почта|эл\.? ?почта|электронная почта|mail|имейл|е-?mail|mailto|e",
    "site": r"сайт|веб-?сайт|site|web|website|w",
    "inn": r"инн|inn",
}
LABEL_WORDS = re.compile("|".join([*_LABELS.values(), "эл|электронная|мобильный"]), re.IGNORECASE)
"""All that may be left out: what kind of thing stands after them is said by the field."""
_BEFORE = {
    kind: re.compile(rf"(?<!\w)(?:(?:{words})(?:\.|\b)[\s.:№/,]*)+$", re.IGNORECASE)
    for kind, words in _LABELS.items()
}
_FAX = re.compile(r"(?:факс|fax)\W*\Z", re.IGNORECASE)  # the form asks for telephones that are answered
_AFTER_ONE_LETTER = re.compile(r"(?:т|м|t|m|e|w)$", re.IGNORECASE)
_FAR_BACK = 40
"""No label is longer; looking further back would make a long text slow."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something found between two places of the text, a label before it included; `typed` is without it."""

    kind: str
    typed: str
    start: int
    end: int


def marks_in(text: str) -> list[Mark]:
    """All of them in their order, none over another; what is wrong in itself is left in the text."""
    found: list[Mark] = []
    for kind, pattern, is_sound in _KINDS:
        for start, end in _places(pattern, text):
            is_free = not any(start < mark.end and mark.start < end for mark in found)
            if is_free and is_sound(text[start:end]) and not _FAX.search(text, max(0, start - 8), start):
                found.append(Mark(kind, text[start:end], start, end))
    found.sort(key=lambda mark: mark.start)
    return list(_labelled(found, text))


def _places(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Without the signs of the sentence around it."""
    for match in pattern.finditer(text):
        begin, end = match.span("it" if "it" in pattern.groupindex else 0)
        typed = text[begin:end].rstrip(" .,;:!?-–—(")
        start = begin + len(typed) - len(typed.lstrip(" ,;"))
        yield _with_bracket(text, start, begin + len(typed))


def _with_bracket(text: str, start: int, end: int) -> tuple[int, int]:
    """A number that begins in a bracket keeps it: (495) 123-45-67."""
    unopened = text[start:end].count(")") > text[start:end].count("(")
    return (start - 1, end) if unopened and start and text[start - 1] == "(" else (start, end)


def _labelled(marks: list[Mark], text: str) -> Iterator[Mark]:
    """Each with the label that stands right before it: it says nothing more than the field will."""
    reached = 0
    for mark in marks:
        begin = max(reached, mark.start - _FAR_BACK)
        label = _BEFORE[mark.kind].search(text[begin : mark.start])
        start = begin + label.start() if label and _is_label(label[0]) else mark.start
        reached = mark.end
        yield Mark(mark.kind, mark.typed, start, mark.end)


def _is_label(text: str) -> bool:
    """A single letter is one only with a sign after it: «т. 8 905…», but not «Я и т 8 905…»."""
    return not _AFTER_ONE_LETTER.fullmatch(text.strip())


def _holds(parse: Callable[[str], object]) -> Callable[[str], bool]:
    def is_sound(typed: str) -> bool:
        try:
            parse(typed)
        except ValidationError:
            return False
        return True

    return is_sound


def _is_inn(typed: str) -> bool:
    """A number of ten digits that begins with 9 is a mobile phone far more often."""
    return has_inn_key(typed) and not (len(typed) == 10 and typed[0] == "9") and not typed.startswith("00")


_LABELLED_INN = re.compile(r"\b(?:инн|inn)[\s:№.]*(?P<it>\d{12}|\d{10})(?!\d)", re.IGNORECASE)
_LABELLED_PHONE = re.compile(
    rf"\b(?:тел|моб|сот|раб|tel|mob|т|м)[.:\s]+(?P<it>{NUMBERS.pattern})", re.IGNORECASE
)

_KINDS: tuple[tuple[str, re.Pattern[str], Callable[[str], bool]], ...] = (
    ("email", EMAIL, _holds(parse_email)),
    ("inn", _LABELLED_INN, has_inn_key),
    ("phone", CERTAIN_PHONE, _holds(parse_phone)),
    ("inn", _INN, _is_inn),
    ("site", _SITE, lambda typed: "@" not in typed and len(typed) <= 250),
    ("phone", _LABELLED_PHONE, _holds(parse_phone)),
)
