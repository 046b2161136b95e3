"""Fills the base with customers through the same action an import uses, and with their histories by SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import batched, islice
from typing import Final

from matvey.config.bench.history import write_histories, write_own_field
from matvey.config.bench.staff import FEW, Staff, hire, place_of
from matvey.config.demo.customers import Town
from matvey.config.demo.sources import sources
from matvey.customers.actions.adding import add_customers
from matvey.customers.models import Customer
from matvey.customers.new import NewCustomer
from matvey.staff.access import Actor, Door

type Say = Callable[[str], None]

AT_ONCE: Final = 500
SEED: Final = 20_26
FIVE_YEARS: Final = timedelta(days=5 * 365)


def fill(customers: int, events: int, say: Say, *, now: datetime) -> None:
    """So many customers with about so many events each, the same ones for the same numbers."""
    staff = hire(customers, now=now)
    by = Actor.program(Door.IMPORT)
    for number, together in enumerate(batched(_customers(customers, staff, now), AT_ONCE, strict=False)):
        done = number * AT_ONCE
        add_customers(together, by=by, at=now - FIVE_YEARS * (1 - done / customers))
        if done % 50_000 == 0:
            say(f"{done:,} / {customers:,}")
    write_own_field(now=now)
    write_histories(events, say, now=now)


def is_filled(customers: int) -> bool:
    """Whether a base that was kept has been filled to its end."""
    return Customer.objects.count() >= customers


def _customers(wanted: int, staff: Staff, now: datetime) -> Iterator[NewCustomer]:
    """Those of the two small readers lie evenly among the others."""
    town = Town(now.date(), seed=SEED, places=staff.places, sources=sources(), people=0.4)
    few = [place_of(staff.readers[name]) for name in ("seller", "deputy")]
    step = max(1, wanted // FEW)
    for number, known in enumerate(islice(town.acquaintances(), wanted)):
        if number % step < len(few) and number // step < FEW:
            yield replace(known.new, place=few[number % step])
        else:
            yield known.new
