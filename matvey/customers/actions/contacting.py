"""Moves the last contact with customers forward; what counts as a contact the app says that records it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Case, DateTimeField, F, Value, When

from matvey.customers.actions.rights import chunks
from matvey.customers.models import Customer
from matvey.staff.access import Actor


@transaction.atomic
def note_contacts(contacts: Mapping[int, datetime], *, by: Actor) -> None:
    """Contacts by the customers' numbers; an older one than is known changes nothing.

    To be called in the transaction of the action that records the contact and its event, which has asked
    whether `by` may see these customers.
    """
    del by  # nothing more is asked: a contact that was is a fact
    for some in chunks(sorted(contacts)):
        moved = [When(pk=pk, last_contact_at__lt=contacts[pk], then=Value(contacts[pk])) for pk in some]
        Customer.objects.filter(pk__in=some).update(
            last_contact_at=Case(*moved, default=F("last_contact_at"), output_field=DateTimeField())
        )


@transaction.atomic
def set_contacts(contacts: Mapping[int, datetime], *, by: Actor) -> None:
    """The last contacts as they were before something was taken back; only for the action that takes it back."""
    del by
    for pk, moment in contacts.items():
        Customer.objects.filter(pk=pk).update(last_contact_at=moment)
