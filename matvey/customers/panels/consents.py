"""What a customer has agreed to, and whether they may be called."""

from __future__ import annotations

from django.db.models import FETCH_PEERS
from django.utils.translation import gettext_lazy as _

from matvey.customers.models import CallRefusal, Consent, Customer
from matvey.customers.panels.own import Context, editing
from matvey.customers.screens import customers
from matvey.records.screens import Panel
from matvey.staff.http import StaffRequest


def consents(request: StaffRequest, customer: Customer) -> Context:
    given = Consent.objects.concerning(customer).fetch_mode(FETCH_PEERS)
    refusals = CallRefusal.objects.filter(customer=customer, withdrawn_at=None).fetch_mode(FETCH_PEERS)
    return editing(request, customer) | {"consents": list(given[:20]), "refusals": list(refusals)}


customers.add_panel(Panel("consents", _("Consents"), "customers/panels/consents.html", consents, order=60))
