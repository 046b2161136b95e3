"""Who may change a customer; asked by every action before it writes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from matvey.customers.models import Customer
from matvey.staff.access import Actor

CHUNK = 500  # as many ids as SQLite is asked for at once


def demand_writing(customer: Customer, by: Actor) -> None:
    """Raise `PermissionDenied` unless the actor may change this customer."""
    if not by.access.may_write("customer", customer):
        raise PermissionDenied("customer")


def hold(customer: Customer | int, by: Actor) -> Customer:
    """The customer as it stands now, kept from others until the transaction ends.

    Raises `PermissionDenied` where the actor may not change it, `ValidationError` where it was merged meanwhile.
    """
    pk = customer if isinstance(customer, int) else customer.pk
    held = Customer.objects.locked([pk]).get()
    demand_writing(held, by)
    demand_unmerged(held)
    return held


def demand_unmerged(customer: Customer) -> None:
    """Raise `ValidationError` for one that is part of another: what is written there nobody would see."""
    if customer.merged_into is not None:
        words = {"name": customer.name, "other": customer.merged_into.name}
        raise ValidationError(_("“%(name)s” is part of “%(other)s” already.") % words)


def hold_many(ids: Iterable[int], by: Actor) -> list[Customer]:
    """All of them, in ascending order; one that may not be changed refuses the whole."""
    wanted = sorted(set(ids))
    held = [row for chunk in chunks(wanted) for row in Customer.objects.locked(chunk)]
    for customer in held:
        demand_writing(customer, by)
    return held


def chunks(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    """As many at once as a query may name."""
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))
