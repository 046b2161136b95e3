"""What can be done with one customer from its card besides changing it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from matvey.customers.models import Customer
from matvey.records.screens import Button
from matvey.staff.http import StaffRequest


def _writes(request: StaffRequest, customer: Customer) -> bool:
    return request.access.may_write("customer", customer)


def _may_be_lost(request: StaffRequest, customer: Customer) -> bool:
    declared = customer.loss_declarations.filter(withdrawn_on=None).exists()
    return customer.is_customer and not declared and _writes(request, customer)


BUTTONS = [
    Button(
        "lost", _("Declare lost"), "user-minus", lambda c: reverse("customer-loss", args=[c.pk]), _may_be_lost
    ),
    Button(
        "bin",
        _("To the bin"),
        "trash-2",
        lambda c: reverse("customer-binning", args=[c.pk]),
        _writes,
        danger=True,
    ),
]
