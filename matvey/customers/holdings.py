"""Customers pass to a successor when somebody leaves."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matvey.administration import handover
from matvey.administration.handover import Holding, Succession
from matvey.customers.actions.handing_over import hand_over_customers
from matvey.customers.models import Customer
from matvey.staff.access import Access
from matvey.staff.models import Employee


def _count(employee: Employee) -> int:
    return Customer.objects.filter(responsible=employee).count()


def _hand_over(passing: Succession) -> int:
    """Who may dismiss may hand over what is left behind, whatever their own scope."""
    ids = Customer.objects.filter(responsible=passing.leaver).values_list("pk", flat=True)
    by = replace(passing.by, access=Access.of_the_program())
    reason = _("%(who)s has left") % {"who": passing.leaver}
    return hand_over_customers(ids, passing.successor, by=by, at=passing.at, reason=reason)


CUSTOMERS = handover.add(Holding("customers", gettext_lazy("Customers"), _count, _hand_over))
