"""Names as they are compared: words in one spelling, each with what it is and how much it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from matvey.core.company_names import split_company_name
from matvey.core.person_names import PersonName, split_person_name
from matvey.customers.duplicates.spelling import GIVEN_NAMES, SURNAMES, spelt, spelt_words, words_of
from matvey.customers.duplicates.well_known import TITLES, TRADE_WORDS

# How many bits the same word in two names says, as twice as rare is one bit more.
SURNAME, COMMON_SURNAME, GIVEN_NAME, RARE_GIVEN_NAME, PATRONYMIC, INITIAL = 6.5, 4.5, 4.0, 5.0, 3.0, 1.0
FIRST_WORD, NEXT_WORD, TRADE_WORD, NUMBER = 6.5, 3.0, 0.5, 2.0

_TRADE = frozenset(map(spelt, TRADE_WORDS.split()))
_TITLES = frozenset(map(spelt, TITLES.split()))
_PERSONS_TRADE = frozenset({"ИП", "ПБОЮЛ", "ЧП"})


@dataclass(frozen=True, slots=True)
class Name:
    """`words` stand in the order typed, `bits` beside them; `form` is a company's legal form or empty."""

    typed: str
    words: tuple[str, ...]
    bits: tuple[float, ...]
    is_person: bool
    form: str = ""

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def key(self) -> str:
        """What the same name has in common however its words stand; empty where it says too little."""
        telling = sorted(word for word, bits in zip(self.words, self.bits, strict=True) if bits > TRADE_WORD)
        return " ".join(telling)


def customer_name(form: str, typed: str, person: PersonName | None = None) -> Name:
    """The name of a customer as the base keeps it; `person` where the parts are known."""
    if form == "person":
        return person_name(person if person and person.full else split_person_name(typed))
    return company_name(typed)


@lru_cache(maxsize=1 << 14)
def person_name(parts: PersonName) -> Name:
    """«Иванов С. П.», «Сергей Иванов»: what is not known is left out."""
    said: dict[str, float] = {}
    for text, weight in ((parts.surname, _surname), (parts.given, _given), (parts.patronymic, _patronymic)):
        for typed in words_of(text):
            word = spelt(typed)
            said.setdefault(word, weight(word) if len(typed) > 1 else INITIAL)
    plain = {word: bits for word, bits in said.items() if word and word not in _TITLES} or said
    return Name(parts.full, tuple(plain), tuple(plain.values()), is_person=True)


@lru_cache(maxsize=1 << 14)
def company_name(typed: str) -> Name:
    """The name without its legal form and quotes; a sole trader is called by a person's name."""
    parted = split_company_name(typed)
    if parted.form in _PERSONS_TRADE:
        person = person_name(split_person_name(parted.core))
        return Name(typed, person.words, person.bits, is_person=True, form=parted.form)
    words = _plain(_joined_letters(spelt_words(parted.core)))
    return Name(typed, words, _bits_of_words(words), is_person=False, form=parted.form)


def _joined_letters(words: Sequence[str]) -> list[str]:
    """«А. Б. В.» is «АБВ»."""
    joined: list[str] = []
    for is_letter, run in groupby(words, lambda word: len(word) == 1 and word.isalpha()):
        letters = list(run)
        joined += ["".join(letters)] if is_letter else letters
    return joined


def _plain(words: Sequence[str]) -> tuple[str, ...]:
    """Without titles and without a word said twice, unless nothing else is there."""
    kept = tuple(dict.fromkeys(word for word in words if word not in _TITLES))
    return kept or tuple(words)


def _surname(word: str) -> float:
    return COMMON_SURNAME if word in SURNAMES else SURNAME


def _given(word: str) -> float:
    return GIVEN_NAME if word in GIVEN_NAMES else RARE_GIVEN_NAME


def _patronymic(word: str) -> float:
    return PATRONYMIC


def _bits_of_words(words: Sequence[str]) -> tuple[float, ...]:
    bits = [_bits_of(word) for word in words]
    if bits and max(bits) <= TRADE_WORD:  # «Торговая компания» is called just that
        bits = [NEXT_WORD for _word in words]
    if NEXT_WORD in bits:
        bits[bits.index(NEXT_WORD)] = FIRST_WORD
    return tuple(bits)


def _bits_of(word: str) -> float:
    if word in _TRADE:
        return TRADE_WORD
    if word.isdigit() or len(word) == 1:
        return NUMBER
    return NEXT_WORD
