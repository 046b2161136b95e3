"""How alike two names are: their words are paired off, and what is left over on both sides contradicts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import OSA

from matvey.customers.duplicates.names import INITIAL, NUMBER, TRADE_WORD, Name
from matvey.customers.duplicates.spelling import begins, is_pet_name, mistyped

CONTRADICTION = -10.0
# What a word less on one side costs: a person's patronymic is often left out, a company's word seldom.
LEFT_OUT_OF_PERSON, LEFT_OUT_OF_COMPANY, LEFT_OUT_TRADE_WORD = -0.5, -2.5, -0.3
HALF_AGREES = (
    0.5  # of the bits of words that agree beside others that contradict: relatives, changed surnames
)
MISTYPED, PET_NAME = 0.55, 0.5  # of the bits of the same word
MOST_BITS = 15.0
HALF_A_NAME = 4.0
GLUED = 0.88  # of the letters of «Рами Махлуф» and «Рамимахлуф»


class Kind(StrEnum):
    """In what way two names agree."""

    UNKNOWN = "unknown"
    SAME = "same"
    ALIKE = "alike"
    INITIALS = "initials"
    PART = "part"
    DIFFERENT = "different"


@dataclass(slots=True)
class Likeness:
    """`bits` speak for one, or, negative, against it. `is_enough` says that more than a surname and initials
    agree: without that nothing is certain; `lacks`, that a company's name has a word the other has not.
    """

    bits: float = 0.0
    kind: Kind = Kind.UNKNOWN
    is_enough: bool = False
    lacks: bool = False

    @property
    def is_called_so(self) -> bool:
        """Whether the two names can be one and the same: of a company no word is missing that tells."""
        return self.kind not in (Kind.UNKNOWN, Kind.DIFFERENT) and not self.lacks

    @property
    def is_name(self) -> bool:
        """Whether, by the name alone, both may be called so."""
        return self.kind not in (Kind.UNKNOWN, Kind.DIFFERENT) and self.bits >= HALF_A_NAME


@dataclass(slots=True)
class _Pairing:
    """The words of two names on their way to be paired off."""

    one: dict[str, float]
    other: dict[str, float]
    bits: float = 0.0
    slips: int = 0
    initials: int = 0
    found: int = 0

    def pair(self, word: str, twin: str, bits: float) -> None:
        del self.one[word], self.other[twin]
        self.bits += bits
        self.found += 1


def likeness(one: Name, other: Name) -> Likeness:
    """Of two names; unknown where one of them has none."""
    if not one or not other:
        return Likeness()
    if one.words == other.words:
        spelt_out = sum(bits > INITIAL for bits in one.bits)
        bits = min(sum(map(min, one.bits, other.bits)), MOST_BITS)
        return Likeness(bits, Kind.SAME, bits >= HALF_A_NAME and (spelt_out > 1 or not one.is_person))
    pairing = _Pairing(dict(zip(one.words, one.bits)), dict(zip(other.words, other.bits)))  # noqa: B905
    _pair_same(pairing)
    if pairing.one and pairing.other:
        _pair_initials(pairing)
        _pair_alike(pairing)
        _pair_glued(pairing, one, other)
    return _judged(pairing, is_person=one.is_person or other.is_person)


def _pair_same(pairing: _Pairing) -> None:
    for word in [word for word in pairing.one if word in pairing.other]:
        pairing.pair(word, word, min(pairing.one[word], pairing.other[word]))


def _pair_initials(pairing: _Pairing) -> None:
    for short, long, turned in ((pairing.one, pairing.other, False), (pairing.other, pairing.one, True)):
        for letter in [word for word, bits in short.items() if bits == INITIAL]:
            full = next((word for word in long if long[word] != INITIAL and begins(letter, word)), None)
            if full:
                pairing.pair(*((full, letter) if turned else (letter, full)), INITIAL)
                pairing.initials += 1


def _pair_alike(pairing: _Pairing) -> None:
    for word in list(pairing.one):
        for twin in list(pairing.other):
            share = MISTYPED if mistyped(word, twin) else PET_NAME if is_pet_name(word, twin) else 0
            if share:
                pairing.pair(word, twin, share * min(pairing.one[word], pairing.other[twin]))
                pairing.slips += 1
                break


def _pair_glued(pairing: _Pairing, one: Name, other: Name) -> None:
    """«Хоум Плюс» and «Хоумплюс»: all that is left on each side, written together."""
    if not pairing.one or not pairing.other or len(pairing.one) + len(pairing.other) < 3:
        return
    glued, twin = "".join(pairing.one), "".join(pairing.other)
    if len(glued) > 3 and OSA.normalized_similarity(glued, twin) >= GLUED:
        pairing.bits += MISTYPED * max(sum(pairing.one.values()), sum(pairing.other.values())) + 1
        pairing.one, pairing.other = {}, {}
        pairing.slips += 1
        pairing.found += 1


def _judged(pairing: _Pairing, *, is_person: bool) -> Likeness:
    left, over = _telling(pairing.one), _telling(pairing.other)
    if (left and over) or not pairing.found:
        return Likeness(CONTRADICTION + HALF_AGREES * pairing.bits, Kind.DIFFERENT)
    left_out = [*pairing.one.items(), *pairing.other.items()]
    bits = pairing.bits + sum(_cost(word, said, is_person) for word, said in left_out)
    enough = pairing.found - pairing.initials > 1 or not is_person
    lacks = not is_person and (left or over)
    return Likeness(min(bits, MOST_BITS), _kind(pairing), enough and bits >= HALF_A_NAME, lacks)


def _telling(left: dict[str, float]) -> bool:
    return any(bits > TRADE_WORD for bits in left.values())


def _cost(word: str, bits: float, is_person: bool) -> float:
    if is_person:
        return LEFT_OUT_OF_PERSON
    if bits <= TRADE_WORD:
        return LEFT_OUT_TRADE_WORD
    return LEFT_OUT_OF_COMPANY - (1.5 if bits == NUMBER else 0)


def _kind(pairing: _Pairing) -> Kind:
    if pairing.one or pairing.other:
        return Kind.PART
    if pairing.slips:
        return Kind.ALIKE
    return Kind.INITIALS if pairing.initials else Kind.SAME
