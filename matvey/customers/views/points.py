"""Phones, e-mails and addresses of a customer or one of its people."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from matvey.customers.actions import contact_points as actions
from matvey.customers.forms.around import PointForm
from matvey.customers.models import Contact, ContactPoint, Customer
from matvey.customers.new import NewPoint
from matvey.customers.views.held import card, changeable, compared
from matvey.records.views.dialogs import answer_form, done
from matvey.staff.http import StaffRequest


@require_http_methods(["GET", "POST"])
def points(request: StaffRequest, pk: int) -> HttpResponse:
    """Adds one; `?contact=` names the contact person it belongs to."""
    customer = changeable(request, pk)
    contact = _contact(request, customer)
    person = contact.person if contact else None

    def save(data: dict[str, Any]) -> None:
        actions.add_contact_point(customer, NewPoint(**data), by=request.actor, at=request.at, person=person)

    form = compared(PointForm(request.POST or None), customer)
    return answer_form(request, form, _("New contact point"), save, card(customer))


@require_http_methods(["GET", "POST"])
def point(request: StaffRequest, pk: int, point_pk: int) -> HttpResponse:
    customer = changeable(request, pk)
    held = _held(customer, point_pk)
    initial = {name: getattr(held, name) for name in PointForm.base_fields}
    form = PointForm(request.POST or None, initial=initial)
    del form.fields["medium"]

    def save(data: dict[str, Any]) -> None:
        actions.change_contact_point(held, data, customer, by=request.actor, at=request.at)

    return answer_form(request, form, held.get_medium_display().capitalize(), save, card(customer))


@require_POST
def point_removal(request: StaffRequest, pk: int, point_pk: int) -> HttpResponse:
    customer = changeable(request, pk)
    actions.remove_contact_point(_held(customer, point_pk), customer, by=request.actor, at=request.at)
    return done(request, card(customer))


@require_POST
def point_restoration(request: StaffRequest, pk: int, point_pk: int) -> HttpResponse:
    customer = changeable(request, pk)
    actions.restore_contact_point(_held(customer, point_pk), customer, by=request.actor, at=request.at)
    return done(request, card(customer))


def _held(customer: Customer, pk: int) -> ContactPoint:
    """A point of this customer or of its people; others are not found here."""
    people = [customer.person_id, *customer.contacts.values_list("person", flat=True)]
    own = ContactPoint.objects.filter(customer=customer) | ContactPoint.objects.filter(
        person__in=[person for person in people if person]
    )
    return get_object_or_404(own, pk=pk)


def _contact(request: StaffRequest, customer: Customer) -> Contact | None:
    pk = request.GET.get("contact", "")
    return get_object_or_404(customer.contacts, pk=int(pk)) if pk.isascii() and pk.isdigit() else None
