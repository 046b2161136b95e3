"""Notes on a customer's time line."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.customers.actions.facts import fact_of
from matvey.customers.actions.rights import demand_unmerged
from matvey.customers.models import Customer, Note
from matvey.journal.actions import record
from matvey.staff.access import Actor


@transaction.atomic
def add_note(
    customer: Customer, text: str, *, by: Actor, at: datetime, happened_at: datetime | None = None
) -> Note:
    """Whoever sees the customer may note something: what is known must not be lost for want of a right.

    Raises `ValidationError` for an empty note.
    """
    if not by.access.may_read("customer", customer):
        raise PermissionDenied("customer")
    demand_unmerged(Customer.objects.locked([customer.pk]).get())
    note = Note.objects.create(
        customer=customer, text=_said(text), author_id=by.employee_id, written_at=happened_at or at
    )
    record(fact_of(customer, "note.added", note, text=note.text, happened_at=happened_at), by=by, at=at)
    return note


@transaction.atomic
def change_note(note: Note, text: str, *, by: Actor, at: datetime) -> Note:
    """The author's own words may be put otherwise; the journal keeps what they were."""
    note = _own(note, by)
    before, note.text, note.changed_at = note.text, _said(text), at
    if note.text != before:
        note.save(update_fields=["text", "changed_at"])
        fact = fact_of(
            note.customer, "note.changed", note, before={"text": before}, after={"text": note.text}
        )
        record(fact, by=by, at=at)
    return note


@transaction.atomic
def bin_note(note: Note, *, by: Actor, at: datetime) -> None:
    note = _own(note, by)
    _set_binned(note, at, "note.binned", by, at)


@transaction.atomic
def restore_note(note: Note, *, by: Actor, at: datetime) -> None:
    note = _own(note, by)
    _set_binned(note, None, "note.restored", by, at)


def _own(note: Note, by: Actor) -> Note:
    """The note as it stands now; raises `PermissionDenied` unless it is one's own or the customer's to change."""
    held = Note.objects.select_for_update(of=("self",)).select_related("customer").get(pk=note.pk)
    if held.author_id not in by.access.own_ids and not by.access.may_write("customer", held.customer):
        raise PermissionDenied("note")
    return held


def _set_binned(note: Note, binned_at: datetime | None, verb: str, by: Actor, at: datetime) -> None:
    note.binned_at = binned_at
    note.save(update_fields=["binned_at"])
    record(fact_of(note.customer, verb, note), by=by, at=at)


def _said(text: str) -> str:
    text = text.strip()
    if not text:
        raise ValidationError({"text": _("The note is empty.")})
    return text
