"""What this app adds to the list of customers, and to the cards of customers and people."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from matvey.customers.screens import customers, people
from matvey.exchange.origins import origins
from matvey.exchange.rights import IMPORT
from matvey.records.screens import Button, ListLink, Panel, Screen
from matvey.staff.rights import EXPORT

customers.add_link(
    ListLink("import", _("Import"), "upload", "imports", lambda request: request.access.may(IMPORT))
)


def _to_phone(screen: Screen[Any]) -> Button:
    return Button(
        "phone",
        _("Save to the phone"),
        "contact",
        lambda record: reverse(f"{screen.kind}-phone-card", args=[record.pk]),
        lambda request, record: request.access.may(EXPORT),
        dialog=False,
    )


customers.add_panel(Panel("origins", _("Where it comes from"), "exchange/origins.html", origins, order=95))

for screen in (customers, people):
    screen.buttons.insert(0, _to_phone(screen))
