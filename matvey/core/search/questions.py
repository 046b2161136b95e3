"""What somebody typed, understood: words, numbers and addresses, and what a document must hold to answer them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from matvey.core.folding import digits, fold, look_alikes, words
from matvey.core.search.bodies import ADDRESS, LONGEST_WORD, address, title_key
from matvey.core.search.needs import AllOf, AnyOf, Beginning, Containing, Need, OneOf
from matvey.core.search.typos import variants
from matvey.core.search.word_forms import STEM_MARK, latin, other_spelling, stem

LONGEST_QUESTION = 200
MOST_TERMS = 8
SHORTEST_PART = 3
SHORTEST_MISSPELT = 4
_PIECES = re.compile(
    rf"(?P<address>{ADDRESS.pattern})|(?P<number>\+?\(?\d(?:[\d()\-. /]*\d)?)(?![^\W_])|(?P<text>\S+)"
)


@dataclass(frozen=True)
class Question:
    """The `by_…` needs ask ever less strictly; each covers the one before it."""

    text: str
    terms: tuple[str, ...]
    numbers: tuple[Need, ...]

    @cached_property
    def key(self) -> str:
        """The question as a title would be keyed, to recognise a title typed."""
        return title_key(self.text)

    @property
    def by_whole_words(self) -> Need:
        """As `by_words`, but only the last term may be unfinished: cheap, and enough when people type words out."""
        return AllOf((*self.numbers, *map(_whole, self.terms[:-1]), *map(_word, self.terms[-1:])))

    @property
    def by_words(self) -> Need:
        return AllOf((*self.numbers, *map(_word, self.terms)))

    @property
    def by_parts(self) -> Need:
        return AllOf((*self.numbers, *map(_part, self.terms)))

    @property
    def by_typos(self) -> Need:
        return AllOf((*self.numbers, *map(_misspelt, self.terms)))

    @property
    def has_parts(self) -> bool:
        """Whether looking for parts can find more than looking for words."""
        return any(len(term) >= SHORTEST_PART for term in self.terms)

    @property
    def may_be_misspelt(self) -> bool:
        return any(len(term) >= SHORTEST_MISSPELT for term in self.terms)

    def __bool__(self) -> bool:
        return bool(self.terms or self.numbers)


def understand(text: str) -> Question:
    """The question in `text`: at most eight terms in any order, all of which a document must answer."""
    text = fold(look_alikes(text[:LONGEST_QUESTION]))
    terms: dict[str, None] = {}
    numbers: dict[Need, None] = {}
    for piece in _PIECES.finditer(text):
        if (found := piece["address"]) and len(address(found)) >= SHORTEST_PART:
            numbers[Containing(address(found))] = None
        elif (found := piece["number"]) and len(digits(found)) >= SHORTEST_PART:
            numbers[_number(found)] = None
        else:
            terms.update(dict.fromkeys(word[:LONGEST_WORD] for word in words(piece[0])))
    kept = tuple(numbers)[:MOST_TERMS]
    return Question(text, tuple(terms)[: MOST_TERMS - len(kept)], kept)


def _number(text: str) -> Need:
    """One number however punctuated, or else several beside each other («дом 12 2019»)."""
    whole = digits(text)
    needs: list[Need] = [Containing(spelling) for spelling in _dialled(whole)]
    groups = re.findall(r"\d+", text)
    if len(groups) > 1:
        needs.append(AllOf(tuple(_group(group) for group in dict.fromkeys(groups))))
    return AnyOf(tuple(needs))


def _dialled(number: str) -> list[str]:
    """The number as typed and, where it may be a Russian phone dialled with 8, with 7."""
    return [number, f"7{number[1:]}"] if number[0] == "8" and len(number) > SHORTEST_PART else [number]


def _group(group: str) -> Need:
    return Containing(group) if len(group) >= SHORTEST_PART else Beginning(group)


def _whole(word: str) -> Need:
    return OneOf(frozenset((word, other_spelling(word), STEM_MARK + stem(word), stem(word))))


def _word(word: str) -> Need:
    needs: list[Need] = [Beginning(word), OneOf(frozenset((STEM_MARK + stem(word), stem(word))))]
    if len(latin(word)) >= SHORTEST_PART and other_spelling(word) != word:
        needs.append(Beginning(other_spelling(word)))
    return AnyOf(tuple(needs))


def _part(word: str) -> Need:
    return AnyOf((Containing(word), _word(word))) if len(word) >= SHORTEST_PART else _word(word)


def _misspelt(word: str) -> Need:
    """The word with one letter wrong, too many, missing or two swapped, in either alphabet or in another form."""
    if len(word) < SHORTEST_MISSPELT:
        return _part(word)
    spellings = set(variants(word))
    if len(latin(word)) >= SHORTEST_MISSPELT:
        mark = other_spelling(word).removesuffix(latin(word))
        spellings.update(mark + variant for variant in variants(latin(word)))
    if len(stem(word)) >= SHORTEST_MISSPELT:
        spellings.update(STEM_MARK + variant for variant in variants(stem(word)))
    return AnyOf((_word(word), OneOf(frozenset(spellings))))
