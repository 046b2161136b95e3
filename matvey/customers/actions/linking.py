"""Links between customers, kinds of links, and suggestions that were dismissed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.administration.actions.changes import add_row, change_row
from matvey.core.retrying import retried
from matvey.customers.actions.facts import fact_of
from matvey.customers.actions.grouping import lock_groups_around, regroup
from matvey.customers.actions.rights import demand_writing
from matvey.customers.models import Customer, CustomerLink, DismissedSuggestion, LinkType
from matvey.journal.actions import record_many
from matvey.journal.facts import Fact
from matvey.staff.access import Actor
from matvey.staff.rights import ADMINISTER


@dataclass(frozen=True)
class Tie:
    """`a` is tied to `b` in that way; of a symmetric kind the order does not matter."""

    a_id: int
    b_id: int
    type: LinkType

    @property
    def ends(self) -> tuple[int, int]:
        """The ends as they are kept."""
        return (
            (min(self.a_id, self.b_id), max(self.a_id, self.b_id))
            if self.type.symmetric
            else (self.a_id, self.b_id)
        )


@retried
def add_link(tie: Tie, *, by: Actor, at: datetime, note: str = "") -> CustomerLink:
    """Tie two customers and bring the groups in step; a tie that is there already is handed back.

    Whoever may change one of the two and see the other may tie them. Raises `ValidationError` for a tie of
    somebody to themselves, `PermissionDenied`, `Customer.DoesNotExist`.
    """
    if tie.a_id == tie.b_id:
        raise ValidationError(_("A customer can't be linked to itself."))
    means_one_risk = _held_type(tie.type).means_one_risk
    lock_groups_around(tie.ends)
    a, b = _ends(tie.ends, by)
    link, is_new = CustomerLink.objects.get_or_create(
        a=a,
        b=b,
        type=tie.type,
        defaults={"note": note[:300], "since_at": at, "entered_by_id": by.employee_id},
    )
    if is_new:
        record_many(_facts("link.added", link, a, b), by=by, at=at)
        if means_one_risk:
            regroup(tie.ends, by=by, at=at)
    return link


@retried
def remove_link(link: CustomerLink, *, by: Actor, at: datetime) -> None:
    """Untie two customers and bring the groups in step; what is untied already stays so."""
    means_one_risk = _held_type(link.type).means_one_risk
    lock_groups_around((link.a_id, link.b_id))
    a, b = _ends((link.a_id, link.b_id), by)
    deleted, _per_model = CustomerLink.objects.filter(pk=link.pk).delete()
    if deleted:
        record_many(_facts("link.removed", link, a, b), by=by, at=at)
        if means_one_risk:
            regroup((a.pk, b.pk), by=by, at=at)


@transaction.atomic
def add_link_type(row: LinkType, *, by: Actor, at: datetime) -> LinkType:
    """Needs the right to administer. Raises `ValidationError` by field."""
    by.access.demand(ADMINISTER)
    return add_row(row, "link_type.added", by=by, at=at)


@retried
def change_link_type(row: LinkType, data: dict[str, object], *, by: Actor, at: datetime) -> LinkType:
    """Names, and whether it means one credit risk; switching that regroups all who are so tied."""
    by.access.demand(ADMINISTER)
    was_risk = _held_type(row).means_one_risk
    row = change_row(row, data, "link_type.changed", by=by, at=at)
    if row.means_one_risk != was_risk:
        ends = {pk for pair in row.links.order_by().values_list("a", "b") for pk in pair}
        lock_groups_around(ends)
        regroup(ends, by=by, at=at)
    return row


@transaction.atomic
def dismiss_suggestion(a_id: int, b_id: int, *, by: Actor, at: datetime) -> None:
    """The two are not tied; it is not suggested again. Needs the right to change one of them."""
    a, b = _ends((min(a_id, b_id), max(a_id, b_id)), by)
    DismissedSuggestion.objects.get_or_create(
        a=a, b=b, defaults={"dismissed_at": at, "dismissed_by_id": by.employee_id}
    )


def _held_type(row: LinkType) -> LinkType:
    """The kind as it stands now; nobody switches its risk while a link of it comes or goes."""
    return LinkType.objects.select_for_update(no_key=True).get(pk=row.pk)


def _ends(ids: tuple[int, int], by: Actor) -> tuple[Customer, Customer]:
    rows = {row.pk: row for row in Customer.objects.visible_to(by.access).filter(pk__in=ids)}
    if len(rows) < 2:
        raise Customer.DoesNotExist(ids)
    a, b = rows[ids[0]], rows[ids[1]]
    if not by.access.may_write("customer", a):
        demand_writing(b, by)
    return a, b


def _facts(verb: str, link: CustomerLink, a: Customer, b: Customer) -> list[Fact]:
    """One fact on each customer's time line, from its own end."""
    return [
        fact_of(a, verb, link, after={"tie": str(link.type), "with": b.name}),
        fact_of(b, verb, link, after={"tie": link.type.from_other_end, "with": a.name}),
    ]
