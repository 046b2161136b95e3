"""Contact persons of a customer."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from matvey.customers.actions import people as actions
from matvey.customers.forms.around import ChangeContactForm, ContactForm
from matvey.customers.models import Contact
from matvey.customers.views.held import card, changeable, compared
from matvey.records.views.dialogs import answer_form, done
from matvey.staff.http import StaffRequest

OF_THE_CONTACT = ("position", "is_main", "is_decision_maker")


@require_http_methods(["GET", "POST"])
def contacts(request: StaffRequest, pk: int) -> HttpResponse:
    customer = changeable(request, pk)
    form = compared(ContactForm(request.POST or None), customer)

    def save(data: dict[str, Any]) -> None:
        actions.add_contact(customer, form.new(), by=request.actor, at=request.at)

    return answer_form(request, form, _("New contact person"), save, card(customer))


@require_http_methods(["GET", "POST"])
def contact(request: StaffRequest, pk: int, contact_pk: int) -> HttpResponse:
    customer = changeable(request, pk)
    held = get_object_or_404(customer.contacts.select_related("person"), pk=contact_pk)
    form = ChangeContactForm(request.POST or None, initial=_initial(held))

    @transaction.atomic
    def save(data: dict[str, Any]) -> None:
        own = {name: data.pop(name) for name in OF_THE_CONTACT}
        actions.change_contact(held, own, by=request.actor, at=request.at)
        actions.change_person(held.person, data, customer, by=request.actor, at=request.at)

    return answer_form(request, form, str(held.person), save, card(customer))


@require_POST
def contact_end(request: StaffRequest, pk: int, contact_pk: int) -> HttpResponse:
    """They do not work there any more, from today."""
    customer = changeable(request, pk)
    held = get_object_or_404(customer.contacts, pk=contact_pk)
    actions.end_contact(held, timezone.localdate(request.at), by=request.actor, at=request.at)
    return done(request, card(customer))


def _initial(contact: Contact) -> dict[str, object]:
    of_person = {
        name: getattr(contact.person, name)
        for name in ChangeContactForm.base_fields
        if name not in OF_THE_CONTACT
    }
    return of_person | {name: getattr(contact, name) for name in OF_THE_CONTACT}
