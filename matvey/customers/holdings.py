"""Customers pass to a successor when somebody leaves."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from matvey.administration import handover
from matvey.administration.handover import Holding, Succession
from matvey.customers.actions.handing_over_many import AT_ONCE, hand_over_all_of, on_their_way_to
from matvey.customers.models import Customer
from matvey.staff.models import Employee


def _count(employee: Employee) -> int:
    return Customer.objects.filter(responsible=employee).count() + on_their_way_to(employee)


def _hand_over(passing: Succession) -> int:
    """Very many follow in the background; whose they were has left all the same."""
    handed = hand_over_all_of(passing.leaver, passing.successor, by=passing.by, at=passing.at)
    return handed.count


CUSTOMERS = handover.add(Holding("customers", gettext_lazy("Customers"), _count, _hand_over, at_once=AT_ONCE))
