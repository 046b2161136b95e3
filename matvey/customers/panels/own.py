"""What a card says of the customer itself: how to reach it, its people, requisites, files, four facts."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from matvey.customers.completeness import CompletenessRules, completeness
from matvey.customers.kinds import CUSTOMER
from matvey.customers.models import ContactPoint, Customer
from matvey.customers.screens import customers
from matvey.customers.screens.columns import place
from matvey.records import custom_values
from matvey.records.models import Attachment, CustomField, Tagging
from matvey.records.screens import CardFact, Panel
from matvey.records.subjects import Subject
from matvey.staff.http import StaffRequest

Context = dict[str, object]


def details(request: StaffRequest, customer: Customer) -> Context:
    fields = list(CustomField.objects.of_kind("customer"))
    custom_values.attach([*fields], [customer])
    own = [(field, customer.custom_values.get(field.pk)) for field in fields]  # type: ignore[attr-defined]
    tags = Tagging.objects.filter(kind="customer", object_id=customer.pk).select_related("tag")
    return editing(request, customer) | {
        "place": place(customer),
        "own_fields": own,
        "tags": [tagging.tag for tagging in tags.order_by("tag__key")],
    }


def points(request: StaffRequest, customer: Customer) -> Context:
    return editing(request, customer) | {"points": _kept(customer.contact_points.all())}


def contacts(request: StaffRequest, customer: Customer) -> Context | None:
    if customer.is_person:
        return None
    today = timezone.localdate(request.at)
    current = [contact for contact in customer.contacts.all() if contact.is_current(today)]
    reached = [(contact, _kept(contact.person.contact_points.all())) for contact in current]
    return editing(request, customer) | {"contacts": reached}


def counterparties(request: StaffRequest, customer: Customer) -> Context:
    parties = [party for party in customer.counterparties.all() if not party.binned_at]
    return editing(request, customer) | {"counterparties": parties}


def files(request: StaffRequest, customer: Customer) -> Context:
    subject = Subject(CUSTOMER, customer)
    found = Attachment.objects.on("customer", customer.pk)
    return editing(request, customer) | {"subject": subject, "files": list(found)}


def last_contact(request: StaffRequest, customer: Customer) -> Context:
    return {"moment": customer.contacted_at, "now": request.at}


def last_purchase(request: StaffRequest, customer: Customer) -> Context:
    return {
        "moment": customer.last_purchase_on,
        "rhythm": customer.purchase_interval_days,
        "now": request.at,
    }


def known_since(request: StaffRequest, customer: Customer) -> Context:
    """From the first purchase that is known, or from when the card was made."""
    added = timezone.localdate(customer.created_at)
    return {"moment": min(customer.first_purchase_on or added, added), "now": request.at}


def complete(request: StaffRequest, customer: Customer) -> Context:
    """How complete the card is, and what it lacks."""
    today = timezone.localdate(request.at)
    return {"complete": completeness(customer, CompletenessRules.in_force(), on=today)}


def _kept(points: Iterable[ContactPoint]) -> list[ContactPoint]:
    return [point for point in points if not point.removed_at]


def editing(request: StaffRequest, customer: Customer) -> Context:
    return {"may_change": request.access.may_write("customer", customer), "now": request.at}


customers.add_fact(
    CardFact("contact", _("Last contact"), "customers/facts/moment.html", last_contact, order=10)
)
customers.add_fact(
    CardFact("purchase", _("Last purchase"), "customers/facts/moment.html", last_purchase, order=20)
)
customers.add_fact(CardFact("since", _("Known since"), "customers/facts/moment.html", known_since, order=25))
customers.add_fact(
    CardFact("complete", _("Card filled in"), "customers/facts/complete.html", complete, order=30)
)
customers.add_panel(Panel("points", _("Contact details"), "customers/panels/points.html", points, order=10))
customers.add_panel(
    Panel("contacts", _("Contact persons"), "customers/panels/contacts.html", contacts, order=20)
)
customers.add_panel(Panel("details", _("Details"), "customers/panels/details.html", details, order=30))
customers.add_panel(
    Panel(
        "counterparties",
        _("Counterparties"),
        "customers/panels/counterparties.html",
        counterparties,
        order=40,
    )
)
customers.add_panel(Panel("files", _("Files"), "customers/panels/files.html", files, order=90))
