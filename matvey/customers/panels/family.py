"""What is going on in a person's life: birthday, family, joyful and sad events."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.customers.models import Customer, Person
from matvey.customers.panels.own import Context, editing
from matvey.customers.screens import customers
from matvey.records.screens import Panel
from matvey.staff.http import StaffRequest


def family(request: StaffRequest, customer: Customer) -> Context | None:
    """Of customers who are people; contact persons have a card of their own."""
    return editing(request, customer) | around(customer.person) if customer.person else None


def around(person: Person) -> Context:
    return {
        "person": person,
        "relatives": list(person.relatives.kept().select_related("person")),
        "life_events": list(person.life_events.kept()[:5]),
    }


customers.add_panel(Panel("family", _("Life and family"), "customers/panels/family.html", family, order=20))
