"""What this app adds to the list of customers."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.customers.screens import customers
from matvey.exchange.rights import IMPORT
from matvey.records.screens import ListLink

customers.add_link(
    ListLink("import", _("Import"), "upload", "imports", lambda request: request.access.may(IMPORT))
)
