"""The forms by which a word is found: itself, its stem, its canonical Latin spelling."""

from __future__ import annotations

import re
from functools import lru_cache
from threading import local

import snowballstemmer

from matvey.core import transliteration

STEM_MARK = "="
LATIN_MARK = "~"
# Snowball takes these for endings of many and would make Ivan out of Ivanov: «Иванов» must not find every Иван.
_SURNAME_ENDING = re.compile(r"(?:[ое]в|[иы]н)$")
_RUSSIAN = re.compile(r"[а-я]+")
_ENGLISH = re.compile(r"[a-z]+")
_own = local()


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a folded Russian or English word (Snowball); surnames in -ов, -ев, -ин stay whole."""
    if _RUSSIAN.fullmatch(word):
        return word if _SURNAME_ENDING.search(word) else str(_stemmer("russian").stemWord(word))
    if _ENGLISH.fullmatch(word):
        return str(_stemmer("english").stemWord(word))
    return word


@lru_cache(maxsize=100_000)
def latin(word: str) -> str:
    """The canonical Latin spelling of a folded word."""
    return transliteration.latin(word)


@lru_cache(maxsize=100_000)
def other_forms(word: str) -> tuple[str, ...]:
    """By what else a word of a document is found: its Latin spelling and its stem, where they differ.

    A word typed in Latin letters has that spelling marked too. A Russian question asks for the marked ones only:
    otherwise it would gather everything a second time by its transliteration.
    """
    if word.isascii() and word.isdecimal():
        return ()
    spelt, root = latin(word), stem(word)
    forms = [spelt] if spelt != word else []
    forms += [LATIN_MARK + spelt] if word.isascii() else []
    forms += [STEM_MARK + root] if root != word else []
    return tuple(form for form in forms if form)


def other_spelling(word: str) -> str:
    """The token, or the start of one, by which a word of a question is found in the other alphabet."""
    return latin(word) if word.isascii() else LATIN_MARK + latin(word)


def _stemmer(language: str) -> snowballstemmer.stemmer:
    """A stemmer keeps the word it works on, so every thread has its own."""
    if not hasattr(_own, language):
        setattr(_own, language, snowballstemmer.stemmer(language))
    return getattr(_own, language)
