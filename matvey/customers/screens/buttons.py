"""What can be done with one customer from its card besides changing it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from matvey.customers.models import Customer, Person
from matvey.customers.rights import ERASE_PEOPLE
from matvey.records.screens import Button
from matvey.staff.http import StaffRequest

ERASE = _("Destroy personal data")


def _writes(request: StaffRequest, customer: Customer) -> bool:
    return request.access.may_write("customer", customer)


def _may_be_lost(request: StaffRequest, customer: Customer) -> bool:
    declared = any(not loss.withdrawn_on for loss in customer.loss_declarations.all())
    return customer.is_customer and not declared and _writes(request, customer)


def may_be_erased(request: StaffRequest, person: Person | None) -> bool:
    return person is not None and person.erased_at is None and request.access.may(ERASE_PEOPLE)


def erasure_of(person_id: int | None) -> str:
    return reverse("person-erasure", args=[person_id])


BUTTONS = [
    Button(
        "lost", _("Declare lost"), "user-minus", lambda c: reverse("customer-loss", args=[c.pk]), _may_be_lost
    ),
    Button(
        "merge",
        _("Merge with…"),
        "merge",
        lambda c: reverse("customer-merge-with", args=[c.pk]),
        _writes,
    ),
    Button(
        "bin",
        _("To the bin"),
        "trash-2",
        lambda c: reverse("customer-binning", args=[c.pk]),
        _writes,
        danger=True,
    ),
    Button(
        "erasure",
        ERASE,
        "eraser",
        lambda c: erasure_of(c.person_id),
        lambda request, c: may_be_erased(request, c.person),
        danger=True,
    ),
]
OF_PEOPLE = [
    Button("erasure", ERASE, "eraser", lambda p: erasure_of(p.pk), may_be_erased, danger=True),
]
