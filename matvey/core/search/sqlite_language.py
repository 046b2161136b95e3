"""Needs in the language of FTS5, and in plain SQL to make sure of what FTS5 can only ask too widely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

from matvey.core.search.bodies import NUMBER_MARK
from matvey.core.search.needs import AllOf, AnyOf, Beginning, Containing, Need, OneOf, has_parts
from matvey.core.search.word_forms import STEM_MARK

EDGE, PIECE = "^", "#"
_LONGEST_EDGE = 3


@lru_cache(maxsize=100_000)
def pieces(token: str) -> tuple[str, ...]:
    """By what else than itself a token is found: its first letters, and every three letters in a row."""
    if token.startswith((STEM_MARK, NUMBER_MARK)):
        return _threes(token[1:])
    edges = [EDGE + token[:length] for length in range(1, min(len(token), _LONGEST_EDGE) + 1)]
    return (*edges, *_threes(token))


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


def doubts(need: Need) -> tuple[str, list[str]]:
    """A condition on the entry's body, and its values, for what FTS5 was asked too widely."""
    needs = need.needs if isinstance(need, AllOf) else (need,)
    doubtful = [inner for inner in needs if has_parts(inner)]
    return _joined(" AND ", doubtful) if doubtful else ("TRUE", [])


def _made_sure(need: Need) -> tuple[str, list[str]]:
    match need:
        case OneOf(tokens):
            held = " OR ".join(["instr(entry.body, %s)"] * len(tokens))
            return f"({held})", [f" {token} " for token in sorted(tokens)]
        case Beginning(start):
            return "instr(entry.body, %s)", [f" {start}"]
        case Containing(part):
            return "instr(entry.body, %s)", [part]
        case AllOf(needs):
            return _joined(" AND ", needs)
        case AnyOf(needs):
            return _joined(" OR ", needs)


def _joined(word: str, needs: Sequence[Need]) -> tuple[str, list[str]]:
    parts = [_made_sure(need) for need in needs]
    return f"({word.join(part for part, _ in parts)})", list(
        chain.from_iterable(values for _, values in parts)
    )


def _threes(text: str) -> tuple[str, ...]:
    return tuple([PIECE + text[place : place + 3] for place in range(len(text) - 2)])


def _covering(part: str) -> list[str]:
    """Pieces that together cover the part: fewer lists to go through, since the body is looked at anyway."""
    every = _threes(part)
    return list(dict.fromkeys([*every[:-1:3], every[-1]]))


def _quoted(token: str) -> str:
    return f'"{token}"'
