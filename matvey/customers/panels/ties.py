"""Whom a customer is tied to: the group of companies, links, and ties that suggest themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import FETCH_PEERS, Q
from django.utils.translation import gettext_lazy as _

from matvey.customers.models import Customer, CustomerLink
from matvey.customers.panels.own import Context, editing
from matvey.customers.screens import customers
from matvey.customers.suggestions import suggested_links
from matvey.records.screens import Panel
from matvey.staff.http import StaffRequest

SHOWN = 5


@dataclass(frozen=True)
class Tied:
    """A link as it reads from the card it stands on."""

    link: CustomerLink
    other: Customer
    tie: str


def ties(request: StaffRequest, customer: Customer) -> Context:
    seen = Customer.objects.visible_to(request.access).kept()
    group = seen.filter(group=customer.group_id).exclude(pk=customer.pk) if customer.group_id else seen.none()
    return editing(request, customer) | {
        "ties": list(_ties(request, customer)),
        "group": list(group.order_by("name_key", "pk")[:20]),
        "suggested": suggested_links(customer, request.access)[:SHOWN],
    }


def _ties(request: StaffRequest, customer: Customer) -> Iterator[Tied]:
    """Those whose other end this person may see; ties between two that are one now are not told."""
    links = CustomerLink.objects.filter(Q(a=customer) | Q(b=customer))
    for link in links.fetch_mode(FETCH_PEERS):  # most customers have none, and three joins are not free
        other, tie = (
            (link.b, str(link.type)) if link.a_id == customer.pk else (link.a, link.type.from_other_end)
        )
        if other.merged_into_id is None and request.access.may_read("customer", other):
            yield Tied(link, other, tie)


customers.add_panel(Panel("ties", _("Links"), "customers/panels/ties.html", ties, order=50))
