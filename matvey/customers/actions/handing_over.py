"""Handing customers over to a colleague, one or all of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from matvey.core.retrying import retried
from matvey.customers.actions.facts import fact_of, values_of
from matvey.customers.actions.places import Named, file_at
from matvey.customers.actions.rights import hold_many
from matvey.customers.actions.search_filing import refile_in_search
from matvey.customers.models import Customer
from matvey.customers.new import Place
from matvey.customers.status_terms import TERM_FIELDS, TermsOfBranches, file_terms
from matvey.journal.actions import record_many
from matvey.journal.facts import Fact
from matvey.staff.access import Actor
from matvey.staff.models import Employee

PLACE = ("responsible", "department", "branch")


@retried
def hand_over_customers(
    ids: Iterable[int], to: Employee, *, by: Actor, at: datetime, reason: str = ""
) -> int:
    """How many changed hands: each is filed with the new responsible, in their department and branch.

    Raises `ValidationError` for somebody dismissed, `PermissionDenied` where one customer may not be
    changed, and then hands over none.
    """
    demand_working(to)
    rows = [row for row in hold_many(ids, by) if row.responsible_id != to.pk]
    facts = _refile(rows, to, reason)
    Customer.objects.bulk_update(rows, [*PLACE, *TERM_FIELDS], batch_size=200)
    record_many(facts, by=by, at=at)
    refile_in_search(rows, to)
    return len(rows)


def demand_working(to: Employee) -> None:
    """Raises `ValidationError` for somebody dismissed."""
    if to.dismissed_at is not None:
        raise ValidationError(_("%(who)s does not work here any more.") % {"who": to})


def _refile(rows: list[Customer], to: Employee, reason: str) -> list[Fact]:
    terms = TermsOfBranches.in_force()
    names = _names_of_places(rows)
    facts = []
    for row in rows:
        owner, before = row.responsible_id, names[row.pk]
        file_at(row, Place(to.pk), Named({to.pk: to}))
        file_terms(row, terms.of(row.branch_id))
        facts.append(_fact(row, owner, before, reason))
    return facts


def _names_of_places(rows: list[Customer]) -> dict[int, dict[str, object]]:
    prefetched = Customer.objects.select_related(*PLACE).in_bulk([row.pk for row in rows])
    return {pk: values_of(row, PLACE) for pk, row in prefetched.items()}


def _fact(row: Customer, owner: int | None, before: dict[str, object], reason: str) -> Fact:
    fact = fact_of(row, "customer.handed_over", before=before, after=values_of(row, PLACE), text=reason)
    return replace(fact, responsible_id=owner)
