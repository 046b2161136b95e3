"""What the company decides about statuses, completeness and sources."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.administration.actions.changes import add_row, change_row
from matvey.customers.completeness import TRAITS
from matvey.customers.models import CompletenessRule, Customer, Source, StatusRule
from matvey.customers.status_terms import TERM_FIELDS, Terms, TermsOfBranches, file_terms
from matvey.customers.statuses import Status
from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.journal.jobs import enqueue
from matvey.staff.access import Actor
from matvey.staff.models import Branch
from matvey.staff.rights import ADMINISTER

MOST_DAYS = 3650
REFILE = "customers.refile_statuses"


@transaction.atomic
def set_status_terms(terms: Terms, *, by: Actor, at: datetime, branch: Branch | None = None) -> StatusRule:
    """The terms of one branch, or of all that have none of their own.

    A job brings the customers in step. Raises `ValidationError` for a term that is
    not between 1 and 3,650 days.
    """
    by.access.demand(ADMINISTER)
    values = {"new_days": terms.new_days, "active_days": terms.active_days, "intervals": terms.intervals}
    if not all(1 <= value <= MOST_DAYS for value in values.values()):
        raise ValidationError(_("Each term is between 1 and %d days.") % MOST_DAYS)
    rule, _is_new = StatusRule.objects.update_or_create(branch=branch, defaults=values)
    record(
        Fact("status_rule.set", "statusrule", rule.pk, after={**values, "branch": str(branch or "")}),
        by=by,
        at=at,
    )
    enqueue(REFILE, {}, by=by, at=at)
    return rule


@transaction.atomic
def refile_statuses(after: int, limit: int = 200) -> tuple[int, int]:
    """Bring the dates of the next customers in step with the terms: how many they were, and the last one's number.

    Derived, so nobody's change and no fact of the journal.
    """
    bought = Customer.objects.filter(pk__gt=after).exclude(first_purchase_on=None)
    rows = list(bought.select_for_update(of=("self",)).order_by("pk")[:limit])
    terms = TermsOfBranches.in_force()
    for row in rows:
        file_terms(row, terms.of(row.branch_id))
    Customer.objects.bulk_update(rows, TERM_FIELDS)
    return len(rows), rows[-1].pk if rows else after


@transaction.atomic
def set_completeness(weights: Mapping[str, int], *, by: Actor, at: datetime, status: str = "") -> None:
    """What a card of that status (without one: every card) should have, and how much each counts.

    A status overrides what counts on every card, with nothing too. No weights at all bring back the ready
    set, or for a status what counts on every card. Raises `ValidationError` for what is no trait of a card.
    """
    by.access.demand(ADMINISTER)
    if status and status not in Status:
        raise ValidationError(_("There is no such status."))
    least = 0 if status else 1
    if set(weights) - set(TRAITS) or not all(least <= weight <= 100 for weight in weights.values()):
        message = _("Choose fields of the card, each with a weight from %(least)d to 100.")
        raise ValidationError(message, params={"least": least})
    CompletenessRule.objects.filter(status=status).delete()
    rules = [CompletenessRule(status=status, field=key, weight=weight) for key, weight in weights.items()]
    CompletenessRule.objects.bulk_create(rules)
    record(
        Fact("completeness_rule.set", "completenessrule", 0, after={"status": status, **weights}),
        by=by,
        at=at,
    )


@transaction.atomic
def add_source(name: str, *, by: Actor, at: datetime) -> Source:
    """Needs the right to administer. Raises `ValidationError` by field."""
    by.access.demand(ADMINISTER)
    return add_row(Source(name=" ".join(name.split())), "source.added", by=by, at=at)


@transaction.atomic
def change_source(source: Source, data: Mapping[str, object], *, by: Actor, at: datetime) -> Source:
    """Rename it, archive it or take it back; customers keep naming it."""
    by.access.demand(ADMINISTER)
    return change_row(source, data, "source.changed", by=by, at=at)
