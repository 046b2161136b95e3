"""Needs in the language of FTS5."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from matvey.core.search.bodies import NUMBER_MARK
from matvey.core.search.needs import AllOf, AnyOf, Beginning, Containing, Need, OneOf, has_parts
from matvey.core.search.plain_sql import Condition, joined, plain
from matvey.core.search.word_forms import STEM_MARK

FINDING = "instr"
EDGE, PIECE = "^", "#"
_LONGEST_EDGE = 5


@lru_cache(maxsize=100_000)
def pieces(token: str) -> tuple[str, ...]:
    """Every three letters in a row of a token of the body."""
    plain = token.removeprefix(NUMBER_MARK)
    return tuple([PIECE + plain[place : place + 3] for place in range(len(plain) - 2)])


@lru_cache(maxsize=100_000)
def edges(token: str) -> tuple[str, ...]:
    """The first one to five letters of a word or of its Latin spelling."""
    if token.startswith((STEM_MARK, NUMBER_MARK)):
        return ()
    return tuple([EDGE + token[:length] for length in range(1, min(len(token), _LONGEST_EDGE) + 1)])


def asked(need: Need) -> str:
    """The need in FTS5's language, perhaps a little wider than meant."""
    match need:
        case OneOf(tokens):
            return either(tokens)
        case Beginning(start):
            return _quoted(EDGE + start) if len(start) <= _LONGEST_EDGE else f"{_quoted(start)} *"
        case Containing(part):
            return " AND ".join(map(_quoted, _covering(part)))
        case AllOf(needs):
            return " AND ".join(f"({asked(inner)})" for inner in needs)
        case AnyOf(needs):
            return " OR ".join(f"({asked(inner)})" for inner in needs)


def either(tokens: Iterable[str]) -> str:
    """At least one of the tokens."""
    return " OR ".join(map(_quoted, sorted(tokens)))


def doubts(need: Need) -> Condition:
    """What makes sure of the parts of words, which FTS5 was asked for too widely."""
    needs = need.needs if isinstance(need, AllOf) else (need,)
    doubtful = [plain(inner, FINDING) for inner in needs if has_parts(inner)]
    return joined(" AND ", doubtful) if doubtful else ("TRUE", [])


def _covering(part: str) -> list[str]:
    """Pieces that together cover the part: fewer lists to go through, since the body is looked at anyway."""
    every = pieces(part)
    return list(dict.fromkeys([*every[:-1:3], every[-1]]))


def _quoted(token: str) -> str:
    return f'"{token}"'
