"""The status of a customer at a day: potential, new, active, inactive or lost, as `measures.md` defines them.

It is never stored: the same chain of conditions is asked of the database and of a row.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, TextChoices
from django.utils.translation import pgettext_lazy

from matvey.customers.models.customers import Customer
from matvey.customers.models.losses import LossDeclaration


class Status(TextChoices):
    POTENTIAL = "potential", pgettext_lazy("status", "potential")
    NEW = "new", pgettext_lazy("status", "new")
    ACTIVE = "active", pgettext_lazy("status", "active")
    INACTIVE = "inactive", pgettext_lazy("status", "inactive")
    LOST = "lost", pgettext_lazy("status", "lost")


def status_of(customer: Customer, on: date) -> Status | None:
    """The status at that day; `None` for suppliers and others who are no customers of ours.

    Asks nothing of the database when `loss_declarations` are loaded. Of a day between the first and the
    last known purchase it says active, since the purchases between are not known.
    """
    if not customer.is_customer:
        return None
    if any(loss.is_in_force(on) for loss in customer.loss_declarations.all()):
        return Status.LOST
    if customer.first_purchase_on is None or customer.first_purchase_on > on:
        return Status.POTENTIAL
    stages = (
        (customer.new_until_on, Status.NEW),
        (customer.active_until_on, Status.ACTIVE),
        (customer.kept_until_on, Status.INACTIVE),
    )
    return next((status for until, status in stages if until and on <= until), Status.LOST)


def condition(statuses: Iterable[str], *, on: date) -> Q:
    """The customers who have one of the statuses at that day."""
    found = Q(pk__in=[])
    for status in statuses:
        found |= _conditions(on)[Status(status)]
    return Q(is_customer=True) & found


def _conditions(on: date) -> dict[Status, Q]:
    declared = Q(pk__in=LossDeclaration.objects.in_force(on).values("customer"))
    bought = Q(first_purchase_on__lte=on)
    not_new = bought & Q(new_until_on__lt=on)
    return {
        Status.POTENTIAL: (Q(first_purchase_on=None) | Q(first_purchase_on__gt=on)) & ~declared,
        Status.NEW: bought & Q(new_until_on__gte=on) & ~declared,
        Status.ACTIVE: not_new & Q(active_until_on__gte=on) & ~declared,
        Status.INACTIVE: not_new & Q(active_until_on__lt=on, kept_until_on__gte=on) & ~declared,
        Status.LOST: not_new & Q(kept_until_on__lt=on) | declared,
    }
