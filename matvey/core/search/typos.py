"""The words one slip of the finger away from a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

_RUSSIAN_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
_ENGLISH_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = re.compile(r"[а-я]")


def variants(word: str) -> Iterator[str]:
    """Every word at Damerau distance one: a letter wrong, too many, missing, or two neighbours swapped."""
    letters = _RUSSIAN_LETTERS if _RUSSIAN.search(word) else _ENGLISH_LETTERS
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        yield from (before + letter + after for letter in letters)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in letters)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
