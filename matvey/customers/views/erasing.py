"""Destroying a person's data, from their card: says what goes and what stays before it is done."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from matvey.administration.views.dialogs import Dialog, answer
from matvey.core import toasts
from matvey.customers.actions.erasing import erase_person
from matvey.customers.erasure import of_person
from matvey.customers.forms.erasing import ErasureForm
from matvey.customers.models import Customer, Person
from matvey.customers.rights import ERASE_PEOPLE
from matvey.customers.screens.people import around
from matvey.staff.http import StaffRequest


@require_http_methods(["GET", "POST"])
def erasure(request: StaffRequest, pk: int) -> HttpResponse:
    """Can't be undone; afterwards the act stands on the card of the customer the person was known at."""
    request.access.demand(ERASE_PEOPLE)
    known = Person.objects.visible_to(request.access).filter(erased_at=None)
    person: Person = get_object_or_404(known, pk=pk)

    def erase(data: dict[str, Any]) -> str:
        leave = _card_left(request, person)
        act = erase_person(person, data["ground"], by=request.actor, at=request.at)
        toasts.leave(request, _("Personal data destroyed: act № %(number)d.") % {"number": act.pk})
        return leave or reverse("erasure-card", args=[act.pk])

    dialog = Dialog(
        _("Destroy the data of %(name)s?") % {"name": person},
        reverse("person-card", args=[pk]),
        _("Destroy for good"),
        danger=True,
        more={"intro": "customers/erasure.html", **_what_goes(request, person)},
    )
    return answer(request, ErasureForm(request.POST or None), dialog, erase)


def _card_left(request: StaffRequest, person: Person) -> str:
    """The card of a customer that stays; a person's own card goes with their data."""
    seen = Customer.objects.visible_to(request.access).kept()
    customer = seen.filter(person=person).first() or around(person, seen).first()
    return reverse("customer-card", args=[customer.pk]) if customer else ""


def _what_goes(request: StaffRequest, person: Person) -> dict[str, object]:
    erasing = of_person(person, request.at)
    return {
        "person": person,
        "counts": {kind: len(ids) for kind, ids in erasing.subjects.items()},
        "customers": erasing.customers,
        "companies": [contact.customer for contact in person.contacts.select_related("customer")],
    }
