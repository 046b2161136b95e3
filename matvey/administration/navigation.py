"""Where the administration stands in the side bar and in the palette."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from matvey.core import navigation
from matvey.core.navigation import NavItem
from matvey.records import palette
from matvey.records.palette import Action
from matvey.staff.http import StaffRequest
from matvey.staff.rights import ADMINISTER


def administers(request: HttpRequest) -> bool:
    return cast("StaffRequest", request).access.may(ADMINISTER)


navigation.add(
    NavItem(
        "employees", _("Employees"), "users-round", "employee-list", "settings", 10, lambda request: True
    ),
    NavItem("settings", _("Settings"), "settings", "settings", "settings", 20, administers),
)
palette.add(
    Action("invite", _("Invite a colleague"), "user-plus", "employee-create", administers, dialog=True),
    Action("open-branch", _("Open a branch"), "store", "branch-create", administers, dialog=True),
    Action("profile", _("My profile"), "circle-user", "profile"),
)
