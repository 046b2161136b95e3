"""One Latin spelling for every way to write a Russian word in Latin letters, so that they can be compared."""

from __future__ import annotations

import re
import unicodedata

from matvey.core.folding import fold, look_alikes

_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхцыэ", "abvgdezijklmnoprstufhcie", strict=True)),
        "ж": "zh",
        "ч": "ch",
        "ш": "sh",
        "щ": "sh",
        "ю": "ju",
        "я": "ja",
        "ъ": "",
        "ь": "",
        "і": "i",
        "ї": "i",
        "є": "e",
        "ґ": "g",
        "ў": "u",
        "ђ": "d",
        "ј": "j",
        "љ": "l",
        "њ": "n",
        "ћ": "c",
        "č": "ch",
        "š": "sh",
        "ž": "zh",
        "ß": "s",
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "æ": "e",
        "œ": "e",
    }
)
# Longer spellings come first. Both alphabets pass through this list, so no rule parts a word from its twin.
_SPELLINGS = (
    ("shch", "sh"), ("sch", "sh"), ("tch", "ch"), ("kh", "h"), ("ph", "f"), ("th", "t"),
    ("cz", "c"), ("ts", "c"), ("tz", "c"), ("x", "ks"), ("w", "v"), ("q", "k"),
    ("yo", "e"), ("jo", "e"), ("y", "i"), ("j", "i"), ("ie", "e"),
)  # fmt: skip
_DOUBLED = re.compile(r"([a-z])\1+")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])\"(?=[^\W\d_])")


def latin(text: str) -> str:
    """The canonical Latin spelling of `text`: "romashka", «Ромашка» and "ROMASHKA" are one.

    The usual systems (passport, GOST 7.79, BGN, scholarly, everyday) fall together: sch/shch/щ/ш, kh/h, ts/c,
    y/j/i, yu/ju/iu, ya/ja/ia, e/ye/yo, w/v, x/ks, doubled letters. The soft and the hard sign are gone.
    It is made for comparing, not for reading.
    """
    plain = _without_marks(_APOSTROPHE.sub("", fold(look_alikes(text))).translate(_CYRILLIC))
    while (simpler := _simplified(plain)) != plain:
        plain = simpler
    return plain


def _simplified(text: str) -> str:
    for spelling, canonical in _SPELLINGS:
        text = text.replace(spelling, canonical)
    return _DOUBLED.sub(r"\1", text)


def _without_marks(text: str) -> str:
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character))
