"""Where this app stands in the side bar."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from matvey.core.navigation import NavItem, add
from matvey.records.views.notifications import unseen_count
from matvey.staff.http import StaffRequest
from matvey.staff.rights import ADMINISTER


def _unseen(request: HttpRequest) -> int | None:
    return unseen_count(cast("StaffRequest", request)) or None


add(
    NavItem("my-day", _("My day"), "sun", "my-day", "", 10, lambda request: True, phone=True),
    NavItem(
        "notifications",
        _("Notifications"),
        "bell",
        "notifications",
        "",
        20,
        lambda request: True,
        count=_unseen,
        live_url_name="notifications-count",
    ),
    NavItem(
        "custom-fields",
        _("Own fields"),
        "text-cursor-input",
        "custom-field-list",
        "settings",
        60,
        lambda request: cast("StaffRequest", request).access.may(ADMINISTER),
    ),
)
