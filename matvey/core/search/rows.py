"""The columns of an entry that the databases' indexes work with."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """What the index of a database is made from."""

    id: int
    body: str
    filed_under: str


class Filed(NamedTuple):
    """An entry as it stands in a narrow scope: enough to look through without the index."""

    id: int
    object_id: int
    title_key: str
    body: str


class Found(NamedTuple):
    """What the index of a database finds: enough to rank by."""

    id: int
    object_id: int
    title_key: str
