"""The socket for facts of purchases: an app above that keeps sales says when a customer bought.

It plugs its source in from `ready()` and calls `customers.actions.purchases.file_purchases` in the
transaction of every action that posts or reverses a sale.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from matvey.customers.new import Purchases

type Source = Callable[[Collection[int]], Mapping[int, Purchases]]

_sources: list[Source] = []


def plug_in(source: Source) -> None:
    """`source` answers for customers by number; those it knows no purchase of are left out.

    An interval is the median of the customer's own intervals in days, `None` while there are too few.
    """
    _sources.append(source)


def known_of(ids: Collection[int]) -> dict[int, Purchases]:
    """What all sources together know: the first and the last purchase, the rhythm of whoever saw the last."""
    found: dict[int, Purchases] = {}
    for source in _sources:
        for pk, bought in source(ids).items():
            found[pk] = joined(found[pk], bought) if pk in found else bought
    return found


def joined(one: Purchases, other: Purchases) -> Purchases:
    """The purchases of both; where both know a rhythm, the one with the later purchase counts."""
    firsts = [day for day in (one.first_on, other.first_on) if day]
    lasts = [day for day in (one.last_on, other.last_on) if day]
    is_later = bool(other.last_on and (one.last_on is None or other.last_on >= one.last_on))
    first, second = (other, one) if is_later else (one, other)
    return Purchases(
        min(firsts, default=None), max(lasts, default=None), first.interval_days or second.interval_days
    )
