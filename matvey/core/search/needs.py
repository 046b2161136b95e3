"""What a document must hold to answer a question: said here, put into each database's language elsewhere."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OneOf:
    """A document has one of these tokens."""

    tokens: frozenset[str]


@dataclass(frozen=True, slots=True)
class Beginning:
    """A document has a token that begins so."""

    start: str


@dataclass(frozen=True, slots=True)
class Containing:
    """A document has a token with this inside; at least three characters."""

    part: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of these hold."""

    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one of these holds."""

    needs: tuple[Need, ...]


type Need = OneOf | Beginning | Containing | AllOf | AnyOf


def has_parts(need: Need) -> bool:
    """Whether a part of a word is asked for anywhere within."""
    match need:
        case Containing():
            return True
        case AllOf(needs) | AnyOf(needs):
            return any(map(has_parts, needs))
        case _:
            return False
