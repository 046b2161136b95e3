"""Words in one spelling, whatever alphabet and typist they come from, and whether two are a typo apart."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from matvey.core.folding import look_alikes, words
from matvey.core.given_names import COMMON_GIVEN_NAMES
from matvey.core.transliteration import latin
from matvey.customers.duplicates.well_known import COMMON_SURNAMES, PET_NAMES

# One Cyrillic letter is spelt with two Latin ones, of which the first is another letter too.
_OTHER_LETTERS = {"s": "h", "c": "h", "z": "h", "i": "au"}
SHORTEST_MISTYPED = 4  # letters: «Ким» and «Кин» are two, «Кимов» and «Кинов» may be one
LONG = 7  # letters, from which two slips are forgiven


@lru_cache(maxsize=1 << 16)
def spelt(word: str) -> str:
    """The word in its common Latin spelling; see `core.transliteration`."""
    return latin(word)


@lru_cache(maxsize=1 << 15)
def spelt_words(text: str) -> tuple[str, ...]:
    """The words of a name in order; hyphens and dots part them as spaces do."""
    return tuple(spelling for word in words_of(text) if (spelling := spelt(word)))


def words_of(text: str) -> list[str]:
    """Folded, and in the letters they look like."""
    return words(look_alikes(text)) if text else []


def begins(initial: str, word: str) -> bool:
    """Whether that may be the word's initial: «С» is none of «Шамиль», nor «И» of «Ян»."""
    return word.startswith(initial) and word[1:2] not in _OTHER_LETTERS.get(initial, "-")


GIVEN_NAMES = frozenset(map(spelt, COMMON_GIVEN_NAMES))
SURNAMES = frozenset(spelt(form) for surname in COMMON_SURNAMES for form in (surname, f"{surname}а"))
_FULL_NAMES = {
    spelt(pet): frozenset(map(spelt, full.split()))
    for full, pets in PET_NAMES.items()
    for pet in pets.split()
}


def mistyped(one: str, other: str) -> bool:
    """One slip of the finger apart, two in a long word; never two given names that both exist."""
    shortest = min(len(one), len(other))
    if shortest < SHORTEST_MISTYPED or one.isdigit() or other.isdigit():
        return False
    allowed = 2 if shortest >= LONG else 1
    if OSA.distance(one, other, score_cutoff=allowed) > allowed:
        return False
    return not (one in GIVEN_NAMES and other in GIVEN_NAMES)


def is_pet_name(one: str, other: str) -> bool:
    """«Катя» is «Екатерина»."""
    return other in _FULL_NAMES.get(one, ()) or one in _FULL_NAMES.get(other, ())
