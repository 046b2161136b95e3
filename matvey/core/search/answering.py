"""Whether a body answers a need, said without any index: for scopes so narrow that reading them all is quickest."""

from __future__ import annotations

from matvey.core.search.needs import AllOf, AnyOf, Beginning, Containing, Need, OneOf


def answers(need: Need, body: str, forms: str) -> bool:
    """What the databases' indexes have to say about a document with these tokens, by definition."""
    return _answers(need, body, body + forms)


def _answers(need: Need, body: str, tokens: str) -> bool:
    match need:
        case OneOf(wanted):
            return not wanted.isdisjoint(tokens.split())
        case Beginning(start):
            return f" {start}" in tokens
        case Containing(part):
            return part in body
        case AllOf(needs):
            return all(_answers(inner, body, tokens) for inner in needs)
        case AnyOf(needs):
            return any(_answers(inner, body, tokens) for inner in needs)
