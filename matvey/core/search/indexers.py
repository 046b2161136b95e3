"""Where the documents of each kind come from: for rebuilding the index and for checking that it is in step."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import batched

from django.db import connection, transaction

from matvey.core.models import SearchEntry
from matvey.core.search.bodies import checked_kind
from matvey.core.search.databases import index
from matvey.core.search.documents import SearchDocument
from matvey.core.search.writing import entry_of, put, remove, same

BATCH = 50
PAUSE = 0.005  # seconds; on SQLite people write in between, see docs/decisions/search.md


@dataclass(frozen=True, slots=True)
class Indexer:
    """How to get at everything of a kind that can be found.

    `object_ids()` yields the ids of all records; `documents(ids)` builds the documents of some of them, leaving
    out those that are not to be found (in the bin, say).
    """

    kind: str
    object_ids: Callable[[], Iterable[int]]
    documents: Callable[[Sequence[int]], Iterable[SearchDocument]]


_registered: dict[str, Indexer] = {}


def register(indexer: Indexer) -> Indexer:
    """Make a kind searchable; two indexers for one kind are a mistake (ValueError)."""
    if _registered.setdefault(checked_kind(indexer.kind), indexer) != indexer:
        raise ValueError(f"{indexer.kind} has its indexer already")
    return indexer


def registered() -> list[Indexer]:
    return list(_registered.values())


def forget(kind: str) -> None:
    """Take the kind's indexer out again, as tests do."""
    _registered.pop(kind, None)


def rebuild(kind: str, *, pause: Callable[[float], None] = time.sleep) -> int:
    """Bring the kind's part of the index in step, in short transactions; say how many documents had to change.

    People find and change records meanwhile; each batch reads the records in its own transaction.
    """
    indexer, changed, seen = _registered[kind], 0, set[int]()
    for batch in batched(indexer.object_ids(), BATCH, strict=False):
        seen.update(batch)
        changed += _refreshed(indexer, batch)
        _breathe(pause)
    gone = [object_id for object_id in _object_ids(kind) if object_id not in seen]
    for batch in batched(gone, BATCH, strict=False):
        changed += _refreshed(indexer, batch)
        _breathe(pause)
    return changed


def tidy(*, pause: Callable[[float], None] = time.sleep) -> None:
    """Put the database's index in order after many changes, in short steps; nightly, and after a rebuild."""
    index().tidy(lambda: pause(PAUSE))


@dataclass(frozen=True, slots=True)
class Difference:
    """What of a kind the index lacks, holds too much of, or holds otherwise than the records say."""

    kind: str
    missing: tuple[int, ...] = ()
    superfluous: tuple[int, ...] = ()
    stale: tuple[int, ...] = ()
    unindexed: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.superfluous or self.stale or self.unindexed)


def in_step(kind: str) -> Difference:
    """Compare the kind's records with the index; the difference is false when there is none.

    Reads everything of the kind, so it belongs into a command, not into a page.
    """
    indexer = _registered[kind]
    missing, stale, right = list[int](), list[int](), set[int]()
    for batch in batched(indexer.object_ids(), 500, strict=False):
        present = {
            entry.object_id: entry for entry in SearchEntry.objects.filter(kind=kind, object_id__in=batch)
        }
        for document in indexer.documents(batch):
            entry = present.get(document.object_id)
            right.add(document.object_id)
            if entry is None:
                missing.append(document.object_id)
            elif not same(entry_of(document), entry):
                stale.append(document.object_id)
    superfluous = [object_id for object_id in _object_ids(kind) if object_id not in right]
    return Difference(kind, tuple(missing), tuple(superfluous), tuple(stale), _unindexed(kind))


def _refreshed(indexer: Indexer, batch: Sequence[int]) -> int:
    with transaction.atomic():
        documents = list(indexer.documents(batch))
        kept = {document.object_id for document in documents}
        return put(documents) + remove(
            indexer.kind, [object_id for object_id in batch if object_id not in kept]
        )


def _breathe(pause: Callable[[float], None]) -> None:
    if connection.vendor == "sqlite":
        pause(PAUSE)


def _object_ids(kind: str) -> Iterator[int]:
    return SearchEntry.objects.filter(kind=kind).values_list("object_id", flat=True).iterator(2000)


def _unindexed(kind: str) -> tuple[int, ...]:
    """Entries the database's own index does not hold, by object id."""
    held = index().indexed(f"{kind}.a")
    rows = SearchEntry.objects.filter(kind=kind, private_to=None).values_list("id", "object_id")
    return tuple(object_id for pk, object_id in rows.iterator(2000) if pk not in held)
