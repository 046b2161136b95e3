"""How long a customer stays new, active and kept after a purchase; the company's terms by branch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Self

from matvey.customers.models.customers import Customer
from matvey.customers.models.rules import StatusRule


@dataclass(frozen=True)
class Terms:
    """In days: new for `new_days` after the first purchase; active for the longer of `active_days` and so
    many of the customer's own intervals after the last one; lost after twice that."""

    new_days: int = 90
    active_days: int = 90
    intervals: int = 3

    def active_for(self, interval: int | None) -> int:
        return max(self.active_days, self.intervals * (interval or 0))


@dataclass(frozen=True)
class TermsOfBranches:
    general: Terms = Terms()
    by_branch: Mapping[int, Terms] = field(default_factory=dict)

    @classmethod
    def in_force(cls) -> Self:
        """The company's terms, read in one query."""
        rules = list(StatusRule.objects.all())
        general = next((_terms(rule) for rule in rules if rule.branch_id is None), Terms())
        return cls(general, {rule.branch_id: _terms(rule) for rule in rules if rule.branch_id})

    def of(self, branch_id: int | None) -> Terms:
        return self.by_branch.get(branch_id or 0, self.general)


def file_terms(customer: Customer, terms: Terms) -> None:
    """Set the dates the statuses are read from; of one known purchase date the other is assumed."""
    first = customer.first_purchase_on or customer.last_purchase_on
    last = customer.last_purchase_on or first
    if first is None or last is None:
        customer.new_until_on = customer.active_until_on = customer.kept_until_on = None
        return
    days = terms.active_for(customer.purchase_interval_days)
    customer.first_purchase_on, customer.last_purchase_on = first, last
    customer.new_until_on = _after(first, terms.new_days)
    customer.active_until_on = _after(last, days)
    customer.kept_until_on = _after(last, 2 * days)


TERM_FIELDS = ("first_purchase_on", "last_purchase_on", "new_until_on", "active_until_on", "kept_until_on")


def _terms(rule: StatusRule) -> Terms:
    return Terms(rule.new_days, rule.active_days, rule.intervals)


def _after(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))
