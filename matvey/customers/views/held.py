"""The customer an address names, as far as this person may see or change it."""

from __future__ import annotations

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse

from matvey.customers.models import Customer
from matvey.staff.http import StaffRequest


def seen(request: StaffRequest, pk: int) -> Customer:
    """404 for a customer this person may not see, or that lies in the bin."""
    customer: Customer = get_object_or_404(Customer.objects.visible_to(request.access).kept(), pk=pk)
    return customer


def changeable(request: StaffRequest, pk: int) -> Customer:
    """403 for a customer this person may see but not change."""
    customer = seen(request, pk)
    if not request.access.may_write("customer", customer):
        raise PermissionDenied
    return customer


def compared[F: forms.Form](form: F, customer: Customer) -> F:
    """The form, compared while one types with what other customers have."""
    form.checked_at = f"{reverse('customer-known')}?besides={customer.pk}"  # type: ignore[attr-defined]
    return form


def card(customer: Customer) -> str:
    return f"/customers/{customer.pk}/"
