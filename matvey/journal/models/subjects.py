"""What the events of a page are about, by name: one query for each kind of record among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from matvey.staff import kinds

if TYPE_CHECKING:
    from matvey.journal.models.events import Event


class SubjectName(NamedTuple):
    """A record by its kind and number, and what it is called now."""

    kind: str
    pk: int
    name: str


class SubjectOfEvent:
    """`Event.subject`, for `prefetch_related("subject")` only: None where the record is gone or never was a row."""

    cache_name = "subject"

    def __get__(self, event: Event | None, owner: type[Event] | None = None) -> Any:
        return self if event is None else event._state.fields_cache.get(self.cache_name)

    def is_cached(self, event: Event) -> bool:
        return self.cache_name in event._state.fields_cache

    def get_prefetch_querysets(
        self, instances: Sequence[Event], querysets: Any = None
    ) -> tuple[list[SubjectName], Callable[[Any], Any], Callable[[Any], Any], bool, str, bool]:
        """As Django asks a relation that is no foreign key."""
        ids: dict[str, set[int]] = defaultdict(set)
        for event in instances:
            kind, pk = _key(event)
            ids[kind].add(pk)
        names = [name for kind, wanted in ids.items() for name in _names(kind, wanted)]
        return names, lambda name: name[:2], _key, True, self.cache_name, False


def _key(event: Event) -> tuple[str, int]:
    """What has no card of its own, a link say, goes by the customer it belongs to."""
    if kinds.find(event.subject_kind) is None and event.customer_id:
        return "customer", event.customer_id
    return event.subject_kind, event.subject_id


def _names(key: str, wanted: set[int]) -> list[SubjectName]:
    kind = kinds.find(key)
    if kind is None:
        return []
    named_after = [field.name for field in kind.model._meta.fields if field.many_to_one]
    rows = kind.model._base_manager.filter(pk__in=wanted)
    rows = rows.select_related(*named_after) if named_after else rows
    return [SubjectName(key, row.pk, str(row)) for row in rows]
