"""What the example adds to the list of customers: a way to look around while it is empty."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.customers.screens import customers
from matvey.records.screens import ListLink
from matvey.staff.rights import ADMINISTER

customers.add_link(
    ListLink(
        "example",
        _("Look around with an example"),
        "sparkles",
        "example",
        lambda request: request.access.may(ADMINISTER),
        only_when_empty=True,
    )
)
