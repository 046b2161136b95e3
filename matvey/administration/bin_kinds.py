"""The bin: what was deleted and can be restored. Apps add their kinds of records from their `bin.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from django.db.models import QuerySet

from matvey.staff import kinds
from matvey.staff.access import Access, Actor
from matvey.staff.kinds import Kind


class Restore(Protocol):
    """A bulk action: how many rows came back. Raises `PermissionDenied` where one may not be changed."""

    def __call__(self, ids: Iterable[int], *, by: Actor, at: datetime) -> int: ...


class WayBack(NamedTuple):
    """How a row comes back that is not simply restored: why it is in the bin, the address, what to press."""

    note: str
    url: str
    label: str


@dataclass(frozen=True)
class BinKind:
    """`rows` are what this person may restore: rows with `binned_at` and `binned_by`.

    `way_back` answers the address where a row comes back otherwise, and what is done there.
    """

    key: str
    rows: Callable[[Access], QuerySet[Any]]
    restore: Restore
    way_back: Callable[[Any], WayBack | None] = lambda row: None

    @property
    def kind(self) -> Kind:
        return kinds.get(self.key)


_registered: dict[str, BinKind] = {}


def add(kind: BinKind) -> BinKind:
    _registered[kind.key] = kind
    return kind


def find(key: str) -> BinKind | None:
    return _registered.get(key)


def all_kinds() -> list[BinKind]:
    return list(_registered.values())


def forget(key: str) -> None:
    """Take a kind out again, for tests that bring one of their own."""
    _registered.pop(key, None)
