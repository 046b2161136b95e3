"""Keeping the index in step, inside the transaction of whoever changes a record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from matvey.core.bulk import insert_rows, new_row
from matvey.core.models import SearchEntry
from matvey.core.search.bodies import checked_kind, filed_under, title_key, tokens_of
from matvey.core.search.databases import index
from matvey.core.search.documents import SearchDocument
from matvey.core.search.rows import Row

_KEPT = [
    field.name for field in SearchEntry._meta.concrete_fields if field.name not in ("id", "kind", "object_id")
]
Name = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Says of a column of `refile` that it stays as it is, since None means nobody."""


UNCHANGED = Unchanged()


@transaction.atomic
def put(documents: Iterable[SearchDocument]) -> int:
    """Let the documents be found as they are now, and say how many of them were new or changed.

    Of several with the same name the last one counts. Works in the caller's transaction.
    """
    wanted = {(document.kind, document.object_id): entry_of(document) for document in documents}
    present = _present(wanted)
    changed = [entry for name, entry in wanted.items() if not same(entry, present.get(name))]
    if changed:
        names = [(entry.kind, entry.object_id) for entry in changed]
        index().take_out(_row(present[name]) for name in names if name in present)
        index().add(map(_row, _written(changed, _KEPT)))
    return len(changed)


@dataclass(slots=True)
class NewEntry:
    """An entry about to be added, with what the database's index is going to hold of it."""

    entry: SearchEntry
    tokens: str

    @classmethod
    def of(cls, document: SearchDocument) -> NewEntry:
        """Made before anything is locked; the record may get its number later."""
        entry = entry_of(document)
        return cls(entry, index().tokens_of(entry.body, entry.forms, entry.filed_under))


def put_new(entries: Sequence[NewEntry]) -> None:
    """Let records be found that have been made in this transaction and had no entry yet."""
    insert_rows([one.entry for one in entries])
    index().add_tokens([(one.entry.pk, one.tokens) for one in entries])


@transaction.atomic
def remove(kind: str, object_ids: Iterable[int]) -> int:
    """Let these records not be found any more, and say how many there were."""
    entries = SearchEntry.objects.filter(kind=kind, object_id__in=list(object_ids))
    index().take_out([Row(*row) for row in entries.values_list(*Row._fields)])
    return entries.delete()[0]


@transaction.atomic
def refile(
    kind: str,
    object_ids: Iterable[int],
    *,
    owner_id: int | Unchanged | None = UNCHANGED,
    department_id: int | Unchanged | None = UNCHANGED,
    branch_id: int | Unchanged | None = UNCHANGED,
) -> int:
    """Let others find these records from now on, without reading the records again; say how many there were."""
    places = {"owner_id": owner_id, "department_id": department_id, "branch_id": branch_id}
    moved = {name: value for name, value in places.items() if not isinstance(value, Unchanged)}
    entries = list(SearchEntry.objects.filter(kind=checked_kind(kind), object_id__in=list(object_ids)))
    index().take_out(map(_row, entries))
    for entry in entries:
        for name, value in moved.items():
            setattr(entry, name, value)
        entry.filed_under = filed_under(_filing_of(entry))
    index().add(map(_row, _written(entries, [*moved, "filed_under"])))
    return len(entries)


def entry_of(document: SearchDocument) -> SearchEntry:
    """The row the index keeps of the document."""
    body, forms = tokens_of(document)
    return new_row(
        SearchEntry,
        kind=checked_kind(document.kind),
        object_id=document.object_id,
        title=_storable(document.title),
        subtitle=_storable(document.subtitle),
        title_key=title_key(document.title),
        body=body,
        forms=forms,
        filed_under=filed_under(document),
        owner_id=document.owner_id,
        department_id=document.department_id,
        branch_id=document.branch_id,
        private_to=document.private_to,
    )


def _written(entries: list[SearchEntry], columns: list[str]) -> list[SearchEntry]:
    return SearchEntry.objects.bulk_create(
        entries, update_conflicts=True, unique_fields=["kind", "object_id"], update_fields=columns
    )


def _storable(text: str) -> str:
    """PostgreSQL's text cannot hold this one character."""
    return text.replace("\x00", "")


def same(entry: SearchEntry, present: SearchEntry | None) -> bool:
    """Whether the row in the index says what the entry says."""
    return present is not None and all(getattr(entry, name) == getattr(present, name) for name in _KEPT)


def _present(names: Iterable[Name]) -> dict[Name, SearchEntry]:
    by_kind: dict[str, list[int]] = {}
    for kind, object_id in names:
        by_kind.setdefault(kind, []).append(object_id)
    found: dict[Name, SearchEntry] = {}
    for kind, object_ids in by_kind.items():
        for entry in SearchEntry.objects.filter(kind=kind, object_id__in=object_ids):
            found[kind, entry.object_id] = entry
    return found


def _filing_of(entry: SearchEntry) -> SearchDocument:
    return SearchDocument(
        kind=entry.kind,
        object_id=entry.object_id,
        title=entry.title,
        owner_id=entry.owner_id,
        department_id=entry.department_id,
        branch_id=entry.branch_id,
        private_to=entry.private_to,
    )


def _row(entry: SearchEntry) -> Row:
    return Row(entry.pk, entry.body, entry.forms, entry.filed_under)
