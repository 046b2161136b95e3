"""Matvey's customers: two hundred he knows by name, sixty of the new shop, and those who buy by the tray."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import islice

from matvey.config.demo.arrivals import Chapter, moment, of, placed, write_notes
from matvey.config.demo.chances import Bag, by_rank, lines_of
from matvey.config.demo.cities import cities
from matvey.config.demo.company import Company
from matvey.config.demo.customers import Acquaintance, Town
from matvey.config.demo.regulars import Regular, regulars
from matvey.config.demo.sources import sources
from matvey.config.demo.trades import trades_of
from matvey.customers.actions.family import add_life_event, add_relative
from matvey.customers.actions.notes import add_note
from matvey.customers.models import Customer

BY_THE_TRAY = 240
# Who of each shop keeps whom: sellers more than cashiers.
KEEPERS = {"torgovaya": ("zinaida", "zinaida", "lyuda", "matvey"), "pskovskaya": ("egor", "tamara", "egor")}


def the_regulars(company: Company, *, now: datetime) -> Chapter:
    """The regulars with all that is known of their lives."""
    known = regulars(now.date())
    by_name = {one.new.name: one for one in known}

    def tell(customers: Sequence[Customer]) -> None:
        for customer in customers:
            _tell(customer, by_name[customer.name], company, now)

    return Chapter([_acquaintance(one, place, company) for place, one in enumerate(known)], tell)


def the_cafes(company: Company, *, now: datetime) -> Chapter:
    """Cafés, schools and offices of the town whose bread comes from here."""
    keepers = [company.people[key] for key in ("zinaida", "tamara", "egor")]
    town = Town(
        now.date(),
        seed=53,
        places=Bag((of(keeper), weight) for keeper, weight in zip(keepers, (6, 3, 2), strict=True)),
        sources=sources(),
        cities=Bag([(cities()["Великий Новгород"], 1.0)]),
        people=0.12,
        trades=trades_of("Общепит", "Гостиницы", "Розничная торговля", "Медицина"),
        serial=100_000,
    )
    words = by_rank(lines_of("cafe_notes.txt"))
    tell = partial(write_notes, words=words, share=0.5, company=company, now=now)
    return Chapter(list(islice(town.acquaintances(), BY_THE_TRAY)), tell)


def _acquaintance(one: Regular, place: int, company: Company) -> Acquaintance:
    keepers = KEEPERS[one.shop]
    new = placed(one.new, company.people[keepers[place % len(keepers)]])
    since = new.purchases.first_on
    assert since is not None, "a regular has bought"
    return Acquaintance(new, since)


def _tell(customer: Customer, one: Regular, company: Company, now: datetime) -> None:
    """Notes a few weeks apart up to now; family and events by Matvey, who was told of them."""
    by = company.keeper_of(customer)
    for weeks_ago, text in enumerate(reversed(one.notes)):
        at = max(customer.created_at, now - timedelta(days=4 + 23 * weeks_ago, hours=customer.pk % 7))
        add_note(customer, text, by=by, at=at)
    if customer.person is None:
        return
    for relative in one.family:
        add_relative(customer.person, relative, customer, by=company.matvey, at=customer.created_at)
    for event in one.events:
        at = max(customer.created_at, moment(event.happened_on + timedelta(days=2), now))
        add_life_event(customer.person, event, customer, by=company.matvey, at=at)
