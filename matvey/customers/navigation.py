"""Where this app stands in the side bar and in the palette."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from matvey.core.navigation import NavItem, add
from matvey.customers import jotted
from matvey.records import palette
from matvey.staff.http import StaffRequest
from matvey.staff.scopes import Scope


def _reads(request: HttpRequest) -> bool:
    return cast("StaffRequest", request).access.reads("customer") is not Scope.NONE


def _writes(request: StaffRequest) -> bool:
    return request.access.writes("customer") is not Scope.NONE


add(NavItem("customers", _("Customers"), "building-2", "customer-list", "customers", 10, _reads, phone=True))
add(NavItem("birthdays", _("Birthdays"), "cake", "birthdays", "customers", 90, _reads, phone=True))
add(NavItem("segments", _("Segments"), "chart-pie", "segment-list", "customers", 80, _reads))
palette.add(
    palette.Action(
        "customer-look-up", _("Who has this customer?"), "search", "customer-look-up", allowed=_reads
    ),
    palette.Action("duplicates", _("Duplicates"), "copy", "duplicates", allowed=_reads),
    palette.Action("people", _("People"), "user", "person-list", allowed=_reads),
    palette.Action("segment-new", _("New segment"), "chart-pie", "segment-create", allowed=_reads),
    palette.Action(
        "customer-jotted",
        _("New customer from what is typed"),
        "plus",
        "customer-create",
        allowed=_writes,
        dialog=True,
        takes="jotted",
        fits=jotted.is_jotting,
    ),
    palette.Action(
        "customer-new", _("New customer"), "plus", "customer-create", allowed=_writes, dialog=True
    ),
)
