"""What a person's card says: how to reach them, whom they are to us, their life."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.customers.models import Customer, Person
from matvey.customers.panels.family import around as life_of
from matvey.customers.panels.own import Context
from matvey.customers.screens.people import around, people
from matvey.records.screens import Panel
from matvey.staff.http import StaffRequest


def known_at(request: StaffRequest, person: Person) -> Context:
    seen = Customer.objects.visible_to(request.access).kept()
    contacts = person.contacts.filter(customer__in=seen).select_related("customer")
    return {
        "contacts": list(contacts),
        "themselves": seen.filter(person=person).first(),
        "relatives_of": list(person.relative_of.kept().select_related("of")),
        "now": request.at,
    }


def points(request: StaffRequest, person: Person) -> Context:
    return {"points": list(person.contact_points.kept()), "may_change": False}


def life(request: StaffRequest, person: Person) -> Context:
    """Changed from the card of a customer; `record` is that customer where one may be changed."""
    customer = around(person, Customer.objects.writable_by(request.access).kept()).first()
    return life_of(person) | {"may_change": customer is not None, "record": customer, "now": request.at}


people.add_panel(Panel("known", _("Known as"), "customers/panels/known_at.html", known_at, 10, "main"))
people.add_panel(Panel("points", _("Contact details"), "customers/panels/points.html", points, order=20))
people.add_panel(Panel("life", _("Life and family"), "customers/panels/family.html", life, order=30))
