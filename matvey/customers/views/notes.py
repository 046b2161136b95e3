"""Notes on the time line."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.views.decorators.http import require_POST

from matvey.customers.actions.notes import add_note
from matvey.customers.kinds import CUSTOMER
from matvey.customers.models import Customer
from matvey.customers.views.held import card, seen
from matvey.records.actions.comments import notify_mentioned
from matvey.records.subjects import Subject
from matvey.records.views.dialogs import done
from matvey.staff.http import StaffRequest


@require_POST
def notes(request: StaffRequest, pk: int) -> HttpResponse:
    """Whoever sees the customer may write a note; an empty one changes nothing."""
    customer = seen(request, pk)
    try:
        _write(request, customer)
    except ValidationError as refusal:
        return HttpResponse(" ".join(refusal.messages), status=422, content_type="text/plain")
    return done(request, card(customer))


@transaction.atomic
def _write(request: StaffRequest, customer: Customer) -> None:
    """The note, and a notice to the colleagues it names."""
    note = add_note(customer, request.POST.get("text", ""), by=request.actor, at=request.at)
    notify_mentioned(Subject(CUSTOMER, customer), note.text, request.user, at=request.at)
