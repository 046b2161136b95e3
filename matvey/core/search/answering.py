"""Whether a body answers a need, said without any index: for scopes so narrow that reading them all is quickest."""

from __future__ import annotations

from matvey.core.search.needs import AllOf, AnyOf, Beginning, Containing, Need, OneOf


def answers(need: Need, body: str) -> bool:
    """What the databases' indexes have to say about a document with this body, by definition."""
    return _answers(need, body, frozenset(body.split()))


def _answers(need: Need, body: str, tokens: frozenset[str]) -> bool:
    match need:
        case OneOf(wanted):
            return not wanted.isdisjoint(tokens)
        case Beginning(start):
            return f" {start}" in body
        case Containing(part):
            return part in body
        case AllOf(needs):
            return all(_answers(inner, body, tokens) for inner in needs)
        case AnyOf(needs):
            return any(_answers(inner, body, tokens) for inner in needs)
