"""The kinds of records of the customer base."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.customers.models import Customer, Person, Segment
from matvey.staff import kinds
from matvey.staff.kinds import Kind

CUSTOMER = kinds.add(
    Kind(
        "customer",
        _("Customer"),
        _("Customers"),
        Customer,
        lambda access: Customer.objects.visible_to(access),
        lambda pk: f"/customers/{pk}/",
        icon="building-2",
        customer_id=lambda customer: customer.pk,
        customizable=True,
    )
)
PERSON = kinds.add(
    Kind(
        "person",
        _("Person"),
        _("People"),
        Person,
        lambda access: Person.objects.visible_to(access),
        lambda pk: f"/people/{pk}/",
        icon="user",
        scoped=False,
    )
)
SEGMENT = kinds.add(
    Kind(
        "segment",
        _("Segment"),
        _("Segments"),
        Segment,
        lambda access: Segment.objects.visible_to(access),
        lambda pk: f"/segments/{pk}/",
        icon="chart-pie",
        scoped=False,
    )
)
