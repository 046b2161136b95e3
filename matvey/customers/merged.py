"""Merged customers as pages meet them: the comparison, the old address, what a card says of its merges."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from matvey.customers.models import Customer, Merge
from matvey.staff.access import Access


def comparison_of(ids: Sequence[int]) -> str:
    """The address where these customers stand side by side."""
    return f"{reverse('customer-merge')}?ids={','.join(map(str, ids))}"


def survivor_address(access: Access, pk: int) -> str:
    """The card that a merged customer is part of; empty where there is none that may be seen."""
    survivors = Customer.objects.visible_to(access).kept()
    found = survivors.filter(merged__pk=pk).values_list("pk", flat=True).first()
    return reverse("customer-card", args=[found]) if found else ""


def merges_of(customer: Customer) -> list[Merge]:
    """What was merged into this customer and not separated since, the latest first."""
    return list(customer.merges.in_force().with_parts())
