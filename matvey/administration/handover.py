"""What a person holds, and how it passes to another: each app registers its own kind of thing.

handover.add(Holding("customers", _("Customers"), count=count_customers_of, hand_over=hand_over_all))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from matvey.staff.access import Actor
from matvey.staff.models import Employee


@dataclass(frozen=True)
class Succession:
    """From whom to whom, by whom and when."""

    leaver: Employee
    successor: Employee
    by: Actor
    at: datetime


@dataclass(frozen=True)
class Holding:
    """One kind of thing people hold.

    `hand_over` is a bulk action that runs in the transaction of the dismissal and returns how many
    it gave; `count` says how many there are to give. More than `at_once` it orders to be given in the
    background.
    """

    key: str
    label: str | Promise
    count: Callable[[Employee], int]
    hand_over: Callable[[Succession], int]
    at_once: int | None = None

    def gives_later(self, count: int) -> bool:
        return self.at_once is not None and count > self.at_once


@dataclass(frozen=True)
class Held:
    holding: Holding
    count: int


_registered: dict[str, Holding] = {}


def add(holding: Holding) -> Holding:
    _registered[holding.key] = holding
    return holding


def all_holdings() -> list[Holding]:
    return list(_registered.values())


def held_by(employee: Employee) -> list[Held]:
    """What somebody would have to take over, without the kinds of which there is nothing."""
    counted = [Held(holding, holding.count(employee)) for holding in _registered.values()]
    return [held for held in counted if held.count]


def forget(key: str) -> None:
    """Take a kind out again, for tests that bring one of their own."""
    _registered.pop(key, None)
