"""How customers of the example heard of it."""

from __future__ import annotations

from typing import Final

from matvey.config.demo.chances import Bag
from matvey.customers.models import Source

# Many were never asked, and of many nobody wrote it down.
_WEIGHTS: Final = {
    "recommendation": 24.0,
    "walk_in": 16.0,
    "website": 13.0,
    "search": 10.0,
    "call": 8.0,
    "not_asked": 7.0,
    "advertising": 6.0,
    "social": 5.0,
    "exhibition": 2.0,
}
_UNKNOWN: Final = 14.0


def sources() -> Bag[int | None]:
    """The ids of the ready sources, as often as they are named."""
    ready = Source.objects.filter(key__in=_WEIGHTS, archived_at=None)
    return Bag([(None, _UNKNOWN), *((source.pk, _WEIGHTS[source.key]) for source in ready)])
