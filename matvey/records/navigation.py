"""Where this app stands in the side bar."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from matvey.core.navigation import NavItem, add
from matvey.records.views.notifications import unseen_count
from matvey.staff.http import StaffRequest


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
        phone=True,
        count=_unseen,
        live_url_name="notifications-count",
    ),
)
