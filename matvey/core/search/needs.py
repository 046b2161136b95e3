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


# So many spellings are looked up one by one first: an index asked for all of them at once weighs each row by each.
MANY = 20

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


def spellings_of(need: Need) -> frozenset[str]:
    """The tokens of which very many were named, so that hardly any of them is in use."""
    match need:
        case OneOf(tokens):
            return tokens if len(tokens) > MANY else frozenset()
        case AllOf(needs) | AnyOf(needs):
            return frozenset().union(*map(spellings_of, needs))
        case _:
            return frozenset()


def with_spellings(need: Need, known: frozenset[str]) -> Need:
    """The same need without the spellings that are not known; beside them something else must have been asked for."""
    match need:
        case AllOf(needs):
            return AllOf(tuple(with_spellings(inner, known) for inner in needs))
        case AnyOf(needs):
            kept = (with_spellings(inner, known) for inner in needs)
            return AnyOf(tuple(inner for inner in kept if inner != OneOf(frozenset())))
        case OneOf(tokens) if len(tokens) > MANY:
            return OneOf(tokens & known)
        case _:
            return need
