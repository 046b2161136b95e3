"""Which customers were merged into the one a card is about, and the way to separate them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.customers.merged import merges_of
from matvey.customers.models import Customer
from matvey.customers.panels.own import Context, editing
from matvey.customers.screens import customers
from matvey.records.screens import Panel
from matvey.staff.http import StaffRequest


def merges(request: StaffRequest, customer: Customer) -> Context | None:
    found = [(merge, [part.customer.name for part in merge.parts.all()]) for merge in merges_of(customer)]
    return editing(request, customer) | {"merges": found} if found else None


customers.add_panel(Panel("merges", _("Merges"), "customers/panels/merges.html", merges, 5, "main"))
