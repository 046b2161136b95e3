"""What can be found, who may find it, and what is handed back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchDocument:
    """One record as the index knows it; (`kind`, `object_id`) names it, a later put replaces it.

    `title` is what people call it, `texts` whatever else may be half remembered, `numbers` phones, ИНН and the
    like in any spelling. A document with `private_to` is found by that employee only.
    """

    kind: str
    object_id: int
    title: str
    subtitle: str = ""
    texts: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    owner_id: int | None = None
    department_id: int | None = None
    branch_id: int | None = None
    private_to: int | None = None


@dataclass(frozen=True, slots=True)
class KindScope:
    """Which documents of a kind may be found: all that are not private, or those of these people and places."""

    everything: bool = False
    owners: frozenset[int] = frozenset()
    departments: frozenset[int] = frozenset()
    branches: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class SearchScope:
    """What somebody may find: a scope for each kind (others do not exist for them), and `reader`'s private ones."""

    kinds: Mapping[str, KindScope] = field(default_factory=dict)
    reader: int | None = None

    @classmethod
    def everything(cls, *kinds: str, reader: int | None = None) -> SearchScope:
        """All documents of the kinds but other people's private ones."""
        return cls({kind: KindScope(everything=True) for kind in kinds}, reader)

    def only(self, kinds: frozenset[str] | set[str] | None) -> SearchScope:
        """The same scope narrowed to `kinds`; None narrows nothing."""
        if kinds is None:
            return self
        return SearchScope({kind: scope for kind, scope in self.kinds.items() if kind in kinds}, self.reader)


class How(StrEnum):
    """By what a document was found."""

    TITLE = "title"
    WORD = "word"
    PART = "part"
    TYPO = "typo"


@dataclass(frozen=True, slots=True)
class Hit:
    """A document found; `rank` 0 is the best, hits come in order."""

    kind: str
    object_id: int
    title: str
    subtitle: str
    rank: int
    how: How
