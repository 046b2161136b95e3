"""Handing over more customers than one transaction should hold: ordered at once, done in the background."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, Self

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.customers.actions.handing_over import demand_working, hand_over_customers
from matvey.customers.actions.rights import chunks
from matvey.customers.models import Customer
from matvey.journal.jobs import enqueue
from matvey.journal.models import Job
from matvey.staff.access import Access, Actor
from matvey.staff.models import Employee

HAND_OVER: Final = "customers.hand_over"
# On SQLite others can't write meanwhile; so many take about as long as a large form.
AT_ONCE: Final = 200


@dataclass(frozen=True)
class HandedOver:
    """How many customers changed hands, or will: then `is_later`."""

    count: int
    is_later: bool = False


def hand_over_many(
    ids: Sequence[int], to: Employee, *, by: Actor, at: datetime, reason: str = ""
) -> HandedOver:
    """Raises as `hand_over_customers`, also where it is only ordered: what is refused is refused at once."""
    if len(ids) <= AT_ONCE:
        return HandedOver(hand_over_customers(ids, to, by=by, at=at, reason=reason))
    demand_working(to)
    writable = Customer.objects.writable_by(by.access)
    if any(writable.filter(pk__in=chunk).count() < len(chunk) for chunk in chunks(sorted(set(ids)))):
        raise PermissionDenied("customer")
    return _order({"ids": sorted(set(ids))}, len(set(ids)), Heir(to, reason), by=by, at=at)


@transaction.atomic
def hand_over_all_of(leaver: Employee, to: Employee, *, by: Actor, at: datetime) -> HandedOver:
    """Everything they keep, the bin included, and what was still on its way to them.

    The caller has checked that this actor may dismiss; their own scope does not matter.
    """
    redirected = _redirect(leaver, to)
    held = Customer.objects.filter(responsible=leaver)
    reason = _("%(who)s has left") % {"who": leaver}
    count = held.count()
    if count > AT_ONCE:
        last = held.order_by("-pk").values_list("pk", flat=True)[0]
        ordered = _order({"from": leaver.pk, "last": last}, count, Heir(to, reason), by=by, at=at)
        return replace(ordered, count=count + redirected)
    as_program = replace(by, access=Access.of_the_program())
    handed = hand_over_customers(held.values_list("pk", flat=True), to, by=as_program, at=at, reason=reason)
    return HandedOver(handed + redirected, is_later=redirected > 0)


def on_their_way_to(employee: Employee) -> int:
    """How many customers are still being handed over to this person."""
    orders = Job.objects.unfinished().filter(kind=HAND_OVER, params__to=employee.pk)
    return sum((job.total or 0) - job.done for job in orders)


@dataclass(frozen=True)
class Heir:
    """Who takes customers over, and why."""

    to: Employee
    reason: str


@dataclass(frozen=True)
class Order:
    """What is ordered: chosen customers by `ids`, or all up to the number `last` that `leaver` keeps."""

    to: Employee
    reason: str
    ids: Sequence[int]
    leaver: int | None
    last: int

    @classmethod
    def of(cls, job: Job) -> Self:
        """As it stands now: who was to take over may have left and named somebody else."""
        params: dict[str, Any] = Job.objects.values_list("params", flat=True).get(pk=job.pk)
        to = Employee.objects.select_related("department", "branch").get(pk=params["to"])
        return cls(to, params["reason"], params.get("ids", ()), params.get("from"), params.get("last", 0))

    def after(self, cursor: int, count: int) -> list[int]:
        """The next so many; the cursor counts chosen ones, else it is the number of the last one."""
        if self.leaver is None:
            return list(self.ids[cursor : cursor + count])
        held = Customer.objects.filter(responsible=self.leaver, pk__gt=cursor, pk__lte=self.last)
        return list(held.order_by("pk").values_list("pk", flat=True)[:count])

    def cursor_after(self, cursor: int, passed: Sequence[int]) -> int:
        return cursor + len(passed) if self.leaver is None else passed[-1]

    def hand_over(self, ids: Sequence[int], *, by: Actor, at: datetime) -> int:
        """Without those that went into other hands meanwhile and are out of the actor's reach now."""
        if self.leaver is not None:
            by = replace(by, access=Access.of_the_program())
        reached = Customer.objects.writable_by(by.access).filter(pk__in=ids).values_list("pk", flat=True)
        return hand_over_customers(list(reached), self.to, by=by, at=at, reason=self.reason)


def _order(what: dict[str, object], total: int, heir: Heir, *, by: Actor, at: datetime) -> HandedOver:
    params = {**what, "to": heir.to.pk, "reason": heir.reason}
    title = _("Customers are handed over to %(to)s") % {"to": heir.to}
    enqueue(HAND_OVER, params, by=by, at=at, title=title[:200], total=total)
    return HandedOver(total, is_later=True)


def _redirect(leaver: Employee, to: Employee) -> int:
    """What was on its way to who leaves goes to who takes over; waits for the batch at work."""
    orders = Job.objects.unfinished().filter(kind=HAND_OVER, params__to=leaver.pk)
    redirected = 0
    for job in orders.select_for_update(of=("self",)).order_by("pk"):
        Job.objects.filter(pk=job.pk).update(params={**job.params, "to": to.pk})
        redirected += (job.total or 0) - job.done
    return redirected
