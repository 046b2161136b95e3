"""Customers come in over the years, some dozens at a time, each entered by whoever looks after them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import batched
from random import Random

from matvey.config.demo.chances import Bag, happens
from matvey.config.demo.company import Company
from matvey.config.demo.customers import Acquaintance
from matvey.customers.actions.adding import add_customers
from matvey.customers.actions.notes import add_note
from matvey.customers.models import Customer
from matvey.customers.new import NewCustomer, Place
from matvey.staff.access import Actor
from matvey.staff.models import Employee

AT_ONCE = 100


@dataclass(frozen=True)
class Chapter:
    """Customers of one kind, and what is to be told of them once they are in; `tell` may get a part of them."""

    known: Sequence[Acquaintance]
    tell: Callable[[Sequence[Customer]], None]


def of(responsible: Employee) -> Place:
    return Place(responsible.pk, responsible.department_id, responsible.branch_id)


def placed(new: NewCustomer, responsible: Employee) -> NewCustomer:
    return replace(new, place=of(responsible))


def enter(chapter: Chapter, company: Company, *, now: datetime) -> list[Customer]:
    """The customers of a chapter, with all that is told of them."""
    customers = come_in(chapter.known, company, now=now)
    chapter.tell(customers)
    return customers


def come_in(known: Sequence[Acquaintance], company: Company, *, now: datetime) -> list[Customer]:
    """The customers in the order given; entered each responsible's by the day since when we know them."""
    entered: dict[int, Customer] = {}
    for by, of_one in _by_responsible(known, company):
        for together in batched(sorted(of_one, key=lambda one: one.since), AT_ONCE, strict=False):
            at = moment(together[0].since, now)
            customers = add_customers([one.new for one in together], by=by, at=at)
            entered.update(zip(map(id, together), customers, strict=True))
    return [entered[id(one)] for one in known]


def moment(on: date, now: datetime, hour: int = 10) -> datetime:
    """That day at work, in the zone of `now` and not after it."""
    return min(datetime.combine(on, time(hour, 15), now.tzinfo), now)


def write_notes(
    customers: Sequence[Customer], words: Bag[str], share: float, company: Company, *, now: datetime
) -> None:
    """Their responsible have noted one thing or three about that share of them, at some time since then."""
    chance = Random(sum(customer.pk for customer in customers))  # noqa: S311 - made-up people, no secret
    for customer in customers:
        if not happens(chance, share):
            continue
        for text in {words.draw(chance) for _ in range(1 + int(chance.random() * 2.4))}:
            at = _some_time(customer.created_at, now, chance)
            add_note(customer, text, by=company.keeper_of(customer), at=at)


def _by_responsible(
    known: Iterable[Acquaintance], company: Company
) -> Iterator[tuple[Actor, list[Acquaintance]]]:
    groups: defaultdict[int | None, list[Acquaintance]] = defaultdict(list)
    for one in known:
        groups[one.new.place.responsible_id].append(one)
    return ((company.actor(responsible), group) for responsible, group in groups.items())


def _some_time(since: datetime, now: datetime, chance: Random) -> datetime:
    """Within working hours of a day between, lately rather than long ago."""
    days = int((now - since).days * (1 - chance.random() ** 1.5))
    at = (since + timedelta(days=days)).replace(
        hour=9 + int(chance.random() * 9), minute=int(chance.random() * 60)
    )
    return min(max(at, since), now)
