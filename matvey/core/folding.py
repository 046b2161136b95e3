"""One way to bring text to a common form, so that comparing and sorting agree on every database."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SORT_KEY_LENGTH = 160
_QUOTES = "«»„“”‟‘’‚‛‹›`´ʹʺ″′＂"
_DASHES = "‐‑‒–—―−⁃﹘﹣－"
_FOLDED = str.maketrans(dict.fromkeys(_QUOTES, '"') | dict.fromkeys(_DASHES, "-") | {"'": '"', "ё": "е"})
_TO_FOLD = re.compile(f"[{re.escape(''.join(map(chr, _FOLDED)))}]")
_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"[0-9]+")
_LATIN_TWINS = str.maketrans("abcehkmoptxyABCEHKMOPTXY", "авсенкмортхуАВСЕНКМОРТХУ")
_HAS_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)
_TWIN = re.compile(r"[abcehkmoptxy]", re.IGNORECASE)
_MIXED_WORD = re.compile(r"[a-zа-яё]+", re.IGNORECASE)
_MIXTURE = re.compile(r"[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
_ONE_C = re.compile(
    r"(?<![^\W_])1[cC](?![^\W_])"
)  # the bookkeeping program «1С», its letter typed either way
_OTHER_LATIN = re.compile(r"[dfgijlnqrsuvwz]", re.IGNORECASE)


def fold(text: str) -> str:
    """`text` in lower case, ё as е, one kind of quote, dash and space; invisible characters are gone.

    Folding what is folded already changes nothing.
    """
    return _folded(text) if len(text) <= _REMEMBERED_LENGTH else _fold(text)


def _fold(text: str) -> str:
    if text.isascii() and text.isprintable():  # the same a good deal faster: phones, e-mails, numbers
        return " ".join(text.lower().replace("'", '"').split())
    composed = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text.replace("№", "#")).casefold())
    if not composed.isprintable():
        composed = unicodedata.normalize("NFKC", "".join(map(_visible, composed)))
    if _TO_FOLD.search(composed):
        composed = unicodedata.normalize("NFKC", composed.translate(_FOLDED))
    return " ".join(composed.split())


# An import folds the same name a dozen times: to sort it, to find it, to compare it.
_REMEMBERED_LENGTH = 200
_folded = lru_cache(maxsize=4096)(_fold)


def _visible(character: str) -> str:
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in _DROPPED else character


def words(text: str) -> list[str]:
    """The folded words and numbers of `text` in their order; everything else only separates them."""
    return _WORD.findall(fold(text))


def digits(text: str) -> str:
    """The decimal digits of `text`, whatever stands between them."""
    return "".join(_NUMBER.findall(unicodedata.normalize("NFKC", text)))


def sort_key(text: str) -> str:
    """A key whose order byte by byte is the order a person expects; never null, at most 160 characters.

    SQLite's BINARY and PostgreSQL's COLLATE "C" order it alike: Latin before Cyrillic, both alphabetical,
    ё with е, punctuation ignored, and numbers by their value («Склад 2» before «Склад 10»).
    """
    spaced = " ".join(words(text)) or fold(text)
    return _NUMBER.sub(_number_by_value, spaced)[:SORT_KEY_LENGTH]


def _number_by_value(found: re.Match[str]) -> str:
    number = found[0].lstrip("0") or "0"
    return f"{min(len(number), 99):02d}{number}"


def look_alikes(text: str) -> str:
    """`text` with Latin letters put right that only look Cyrillic inside a Cyrillic word («Pомашка») or in «1C»."""
    mended = _MIXED_WORD.sub(_in_cyrillic, text) if _MIXTURE.search(text) else text
    return _ONE_C.sub(_in_one_c, mended)


def _in_cyrillic(found: re.Match[str]) -> str:
    word = found[0]
    if not _HAS_CYRILLIC.search(word) or not _TWIN.search(word) or _OTHER_LATIN.search(word):
        return word
    return word.translate(_LATIN_TWINS)


def _in_one_c(found: re.Match[str]) -> str:
    return found[0].translate(_LATIN_TWINS)
