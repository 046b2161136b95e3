"""The headings people and programs give to columns, and what each means."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from matvey.exchange.spreadsheets.values import clean_text
from matvey.exchange.spreadsheets.vocabulary.hints import HINTS

ROW_NUMBER = "row_number"

_NOT_LETTERS = re.compile(r"[^0-9a-zа-я№#@]+")
_TRAILING_NUMBER = re.compile(r"(?<=[a-zа-я.) ])\s*[№#]?\s*\d{1,2}$")
_COUNTER = re.compile(r"(?:^|\s)[№#]?\s?\d{1,2}(?=\s|$)")
_PROGRAM_PREFIX = re.compile(
    r"^(?:лид|контакт|компания|сделка|контактное лицо|основной контакт|клиент"
    r"|contact|company|customer|client|lead)\s*[:.]\s*",
    re.IGNORECASE,
)


def folded(heading: str) -> str:
    """The heading in small letters, ё as е, every other sign a space: "Тел./факс" is "тел факс"."""
    return _NOT_LETTERS.sub(" ", clean_text(heading).lower().replace("ё", "е").replace("\n", " ")).strip()


def _exact() -> dict[str, str]:
    known: dict[str, str] = {}
    text = files(__package__).joinpath("headings.txt").read_text(encoding="utf-8")
    for line in filter(None, text.splitlines()):
        target, _colon, synonyms = line.partition(":")
        for synonym in synonyms.split(" | ") if not line.startswith("#") else ():
            if written := folded(synonym):
                known.setdefault(written, target)
    return known


_EXACT = _exact()
_HINTS = [(re.compile(pattern), target, confidence) for pattern, target, confidence in HINTS]


@lru_cache(maxsize=4096)
def meaning(heading: str) -> tuple[str, float] | None:
    """The target a heading names and how sure that is (0…1), or None for a heading nobody knows."""
    for written in _spellings(heading):
        if target := _EXACT.get(written):
            return target, 0.98
    plain = folded(heading)
    if len(plain) > 60 or plain.count(" ") > 6:
        return None
    return next(((target, sure) for pattern, target, sure in _HINTS if pattern.search(plain)), None)


def is_known(heading: str) -> bool:
    """Whether the heading is one of those kept word for word."""
    return any(written in _EXACT for written in _spellings(heading))


def _spellings(heading: str) -> list[str]:
    """The heading; without its counter ("Телефон 2"), brackets, its program's prefix ("Контакт: ")."""
    forms = [heading, _PROGRAM_PREFIX.sub("", heading), re.sub(r"\([^)]*\)", " ", heading)]
    spelled = [folded(form) for form in forms]
    without_counter = [_TRAILING_NUMBER.sub("", form).strip() for form in spelled]
    without_counters = [_COUNTER.sub(" ", form).strip() for form in spelled]
    return [re.sub(r"\s+", " ", form) for form in (*spelled, *without_counter, *without_counters) if form]
