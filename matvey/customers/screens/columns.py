"""The columns and orders of the list of customers."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from matvey.core.regions import regions
from matvey.customers.models import Customer
from matvey.customers.statuses import Status, status_of
from matvey.records.lists.cells import Named, Toned
from matvey.records.screens import Column, Sort

TONES = {
    Status.POTENTIAL: "violet",
    Status.NEW: "info",
    Status.ACTIVE: "good",
    Status.INACTIVE: "warn",
    Status.LOST: "bad",
}


def status(customer: Customer, at: datetime) -> Toned | None:
    """The status today, in words and with its tone; suppliers and others have none."""
    found = status_of(customer, timezone.localdate(at))
    return Toned(str(found.label).capitalize(), TONES[found]) if found else None


def place(customer: Customer) -> str:
    """City and region, as far as known: «Тула», «Тульская область»."""
    region = regions().get(customer.region)
    return customer.city or (str(region) if region else "")


COLUMNS = [
    Column(
        "name", _("Customer"), lambda c: Named(c.name, f"/customers/{c.pk}/"), "link", "name", area="name"
    ),
    Column("status", _("Status"), status, "badge", dated=True, area="badge"),
    Column("responsible", _("Responsible"), lambda c: c.responsible, "person"),
    Column("phone", _("Phone"), lambda c: c.main_phone, "phone"),
    Column("email", _("E-mail"), lambda c: c.main_email, "email", shown=False),
    Column("city", _("City"), place, area="sub"),
    Column("contacted", _("Last contact"), lambda c: c.contacted_at, "moment", "contacted"),
    Column("purchase", _("Last purchase"), lambda c: c.last_purchase_on, "date", shown=False),
    Column("branch", _("Branch"), lambda c: c.branch, shown=False),
    Column("source", _("Source"), lambda c: c.source, shown=False),
    Column("group", _("Group of companies"), lambda c: c.group, shown=False),
    Column("tags", _("Tags"), lambda c: c.tag_names, "tags", shown=False),
    Column("created", _("Added"), lambda c: c.created_at, "moment", "created", shown=False),
]

SORTS = [
    Sort("name", _("By name"), ("name_key",)),
    Sort("contacted", _("Last contact"), ("last_contact_at",), descending_first=True),
    Sort("created", _("Added"), ("created_at",), descending_first=True),
]
