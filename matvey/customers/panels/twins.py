"""Whom else a customer may be; shown only where there is somebody."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.customers.duplicate_pairs import counted, open_pairs, twins_of
from matvey.customers.models import Customer
from matvey.customers.panels.own import Context
from matvey.customers.screens import customers
from matvey.records.screens import ListLink, Panel
from matvey.staff.http import StaffRequest


def twins(request: StaffRequest, customer: Customer) -> Context | None:
    found = twins_of(customer, request.access)
    return {"twins": found} if found else None


def how_many(request: StaffRequest) -> str:
    found = counted(open_pairs(request.access))
    return "" if found == "0" else found


customers.add_panel(Panel("twins", _("Perhaps the same as"), "customers/panels/twins.html", twins, order=5))
customers.add_link(ListLink("duplicates", _("Duplicates"), "copy", "duplicates", count=how_many))
