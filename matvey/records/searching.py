"""Asks the search index within what a person may see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from matvey.core.search import KindScope, SearchScope, find, ids
from matvey.staff import kinds
from matvey.staff.access import Access
from matvey.staff.scopes import Scope

FOUND_IN_PALETTE = 12

type Source = Callable[[str, Access], list["Found"]]

_sources: list[Source] = []


def add_source(source: Source) -> None:
    """Has the palette ask somebody else too, for records too few to need an index."""
    _sources.append(source)


@dataclass(frozen=True)
class Found:
    """A record that fits what was typed, as the palette shows it."""

    title: str
    note: str
    url: str
    icon: str


def found_ids(kind: str, words: str, access: Access) -> list[int]:
    """The ids of the records of a kind that fit the words, within what this person may see."""
    return list(ids(words, kind=kind, scope=scope_of(access)))


def find_anything(words: str, access: Access) -> list[Found]:
    """The best hits of every kind, for the palette; those that need no index stand first."""
    return [*(found for source in _sources for found in source(words, access)), *_indexed(words, access)]


def _indexed(words: str, access: Access) -> list[Found]:
    return [
        Found(
            hit.title,
            hit.subtitle or str(kinds.get(hit.kind).label),
            kinds.get(hit.kind).url(hit.object_id),
            kinds.get(hit.kind).icon,
        )
        for hit in find(words, scope=scope_of(access), limit=FOUND_IN_PALETTE)
    ]


def scope_of(access: Access) -> SearchScope:
    """The person's rights as the index understands them."""
    return SearchScope(
        {kind.key: _kind_scope(access, access.reads(kind.key)) for kind in kinds.scoped_kinds()},
        access.employee_id,
    )


def _kind_scope(access: Access, scope: Scope) -> KindScope:
    if scope is Scope.ALL:
        return KindScope(everything=True)
    if scope is Scope.NONE:
        return KindScope()
    return KindScope(
        owners=access.own_ids,
        departments=access.department_ids if scope is Scope.DEPARTMENT else frozenset(),
        branches=frozenset({access.branch_id} - {None}) if scope is Scope.BRANCH else frozenset(),  # type: ignore[arg-type]
    )
