"""Files what mailboxes tell: how many letters went between customers and us, and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matvey.core.moments import full_day
from matvey.customers.actions.contacting import note_contacts
from matvey.customers.actions.facts import fact_of
from matvey.customers.models import Customer
from matvey.history.models import Correspondence
from matvey.history.new import NewLetters
from matvey.history.people import people_at
from matvey.journal.actions import record_many
from matvey.staff.access import Actor

MOST_SEEN = 5_000
"""So many fingerprints are kept of one address; of more letters the oldest could be counted twice."""


@transaction.atomic
def record_letters(
    new: Sequence[NewLetters], *, by: Actor, at: datetime, batch_id: int | None = None
) -> list[Correspondence]:
    """The correspondence that has grown; letters that were counted before are not counted again.

    Letters both ways are a contact, the last of them its moment. Raises `PermissionDenied` for a customer
    the actor may not see.
    """
    if not all(by.access.may_read("customer", one.customer) for one in new):
        raise PermissionDenied("customer")
    held = {row.pk: row for row in Customer.objects.locked({one.customer.pk for one in new})}
    known, people = _known(new), people_at(one.address for one in new)
    grown: dict[tuple[int, str], tuple[NewLetters, Correspondence]] = {}
    for one in new:
        key = one.customer.pk, one.address
        row = known.setdefault(key, Correspondence(customer=one.customer, address=one.address))
        row.person_id = row.person_id or people.get(one.address)
        if one.customer.pk in held and _grow(row, one):
            grown[key] = one, row
    for _one, row in grown.values():
        if row._state.adding:
            row.imported_in, row.contact_before = batch_id, held[row.customer_id].last_contact_at
        row.save()
    facts = [
        fact_of(
            one.customer, "letters.found", row, text=told(row), happened_at=row.last_at, batch_id=batch_id
        )
        for one, row in grown.values()
    ]
    record_many(facts, by=by, at=at)
    two_way = [row for _one, row in grown.values() if row.is_two_way and row.last_at]
    two_way.sort(key=lambda row: row.last_at or at)
    note_contacts({row.customer_id: row.last_at for row in two_way if row.last_at}, by=by)
    return [row for _one, row in grown.values()]


def told(row: Correspondence) -> str:
    """«12 писем: 7 от клиента, 5 от нас; первое 3 марта 2024, последнее 3 ноября 2026»."""
    count = ngettext("%(n)d letter", "%(n)d letters", row.letters) % {"n": row.letters}
    ways = _("%(received)d from the customer, %(sent)d from us")
    sentence = f"{row.address}: {count}, {ways % {'received': row.letters_in, 'sent': row.letters_out}}"
    if not row.first_at or not row.last_at:
        return sentence
    first, last = (full_day(moment).rpartition(",")[0] for moment in (row.first_at, row.last_at))
    if first == last:
        return f"{sentence}; {last}"
    days = _("the first on %(first)s, the last on %(last)s") % {"first": first, "last": last}
    return f"{sentence}; {days}"


def _known(new: Sequence[NewLetters]) -> dict[tuple[int, str], Correspondence]:
    customers = {one.customer.pk for one in new}
    addresses = {one.address for one in new}
    rows = Correspondence.objects.filter(customer__in=customers, address__in=addresses)
    return {(row.customer_id, row.address): row for row in rows}


def _grow(row: Correspondence, one: NewLetters) -> bool:
    """Whether any of the letters is new."""
    seen = set(row.seen)
    received = [letter for letter in dict.fromkeys(one.received) if letter not in seen]
    sent = [letter for letter in dict.fromkeys(one.sent) if letter not in seen]
    row.letters_in += len(received)
    row.letters_out += len(sent)
    row.seen = [*row.seen, *received, *sent][-MOST_SEEN:]
    row.first_at = min(filter(None, (row.first_at, one.first_at)), default=None)
    row.last_at = max(filter(None, (row.last_at, one.last_at)), default=None)
    return bool(received or sent)
