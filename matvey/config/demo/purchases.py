"""When customers first and last bought and how often they do: a few often, a long tail once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from matvey.config.demo.chances import Bag, happens
from matvey.customers.new import Purchases

FIVE_YEARS: Final = 5 * 365
NOTHING: Final = Purchases()


@dataclass(frozen=True, slots=True)
class Habit:
    """Whoever has it buys every so many days, `bought` of them at all, `faithful` of those to this day."""

    bought: float
    faithful: float
    every: tuple[int, int]


# Furniture is bought seldom, materials by the month.
_HABITS: Final = Bag(
    [
        (Habit(1.0, 0.96, (7, 21)), 3),
        (Habit(1.0, 0.88, (25, 70)), 10),
        (Habit(0.95, 0.62, (80, 200)), 27),
        (Habit(0.72, 0.35, (240, 900)), 60),
    ]
)


def known_since(today: date, chance: Random) -> date:
    """In the last five years, rather lately: a base grows."""
    return today - timedelta(days=1 + int(FIVE_YEARS * chance.random() ** 1.35))


def purchases(since: date, today: date, chance: Random) -> Purchases:
    """Of somebody known since that day; the first purchase comes some weeks after."""
    habit = _HABITS.draw(chance)
    known = (today - since).days
    first = int(min(chance.expovariate(1 / 25), 400))
    if first >= known or not happens(chance, habit.bought):
        return NOTHING
    shortest, longest = habit.every
    interval = shortest + int((longest - shortest) * chance.random())
    first_on = since + timedelta(days=first)
    return Purchases(first_on, _last(first_on, today, interval, habit, chance), interval)


def _last(first_on: date, today: date, interval: int, habit: Habit, chance: Random) -> date:
    """The faithful came within their rhythm; the others stopped somewhere on the way."""
    days = (today - first_on).days
    if happens(chance, habit.faithful):
        return today - timedelta(days=min(days, int(interval * chance.random())))
    return first_on + timedelta(days=int(days * chance.random()))
