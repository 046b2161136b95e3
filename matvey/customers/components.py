"""Which customers hang together: the connected sets of a graph of links."""

from __future__ import annotations

from collections.abc import Iterable


def components(nodes: Iterable[int], links: Iterable[tuple[int, int]]) -> list[frozenset[int]]:
    """The connected sets of at least two, each with its members; a link to what is no node is left out."""
    found = _Sets(nodes)
    for a, b in links:
        found.join(a, b)
    return [frozenset(members) for members in found.sets() if len(members) > 1]


class _Sets:
    """Disjoint sets, joined smaller into larger."""

    def __init__(self, nodes: Iterable[int]) -> None:
        self._members = {node: {node} for node in nodes}

    def join(self, a: int, b: int) -> None:
        if a not in self._members or b not in self._members:
            return
        small, large = sorted((self._members[a], self._members[b]), key=len)
        if small is large:
            return
        large |= small
        for node in small:
            self._members[node] = large

    def sets(self) -> list[set[int]]:
        return list({id(members): members for members in self._members.values()}.values())
