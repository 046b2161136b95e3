"""What the comparison of customers shows: their values by field, the best one proposed, what comes together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import ngettext

from matvey.core.figures import number
from matvey.customers.merge_fields import BOTH, MergeField, best, fields_for
from matvey.customers.models import Contact, ContactPoint, Counterparty, Customer
from matvey.journal.models import Event
from matvey.records.models import Attachment


@dataclass(frozen=True)
class Option:
    """The value one customer has; empty where it has none. `is_again` where one before has the same."""

    customer: Customer
    shown: str
    is_chosen: bool
    is_again: bool


@dataclass(frozen=True)
class Proposal:
    """One field with a value a customer; `is_open` where they differ and somebody has to choose."""

    key: str
    label: str | Promise
    options: tuple[Option, ...]
    is_open: bool
    joins: bool
    is_both: bool

    @property
    def both(self) -> str:
        return BOTH


def proposals(
    customers: Sequence[Customer], survivor: Customer, choices: Mapping[str, object]
) -> list[Proposal]:
    """Fields in which somebody has a value, those to choose from first; `choices` were made already."""
    rows = [_proposal(field, customers, survivor, choices) for field in fields_for(customers)]
    filled = [row for row in rows if any(option.shown for option in row.options)]
    return sorted(filled, key=lambda row: not row.is_open)


def _proposal(
    field: MergeField, customers: Sequence[Customer], survivor: Customer, choices: Mapping[str, object]
) -> Proposal:
    shown = {customer.pk: field.shown(customer) for customer in customers}
    is_open = len({text for text in shown.values() if text}) > 1
    chosen = choices.get(field.key) or (BOTH if field.joins and is_open else None)
    found = best(field, customers, survivor)
    wanted = str(chosen or (found.pk if found else ""))
    options = tuple(
        Option(
            one,
            shown[one.pk],
            str(one.pk) == wanted,
            shown[one.pk] in [shown[c.pk] for c in customers[:place]],
        )
        for place, one in enumerate(customers)
    )
    return Proposal(field.key, field.label, options, is_open, field.joins, wanted == BOTH)


def gathered(customers: Sequence[Customer]) -> list[str]:
    """How much of what will be brought together: «3 телефона», «2 контактных лица», «14 событий»."""
    ids = [customer.pk for customer in customers]
    points = ContactPoint.objects.kept().filter(customer__in=ids).values_list("medium", "normal", "typed")
    values = {(medium, normal or typed) for medium, normal, typed in points}
    phones = sum(medium == ContactPoint.Medium.PHONE for medium, _value in values)
    emails = sum(medium == ContactPoint.Medium.EMAIL for medium, _value in values)
    others = len(values) - phones - emails
    contacts = Contact.objects.filter(customer__in=ids, until_on=None).values("person").distinct().count()
    parties = Counterparty.objects.kept().filter(customer__in=ids).count()
    files = Attachment.objects.filter(kind="customer", object_id__in=ids, binned_at=None).count()
    events = Event.objects.filter(customer_id__in=ids).count()
    counted = [
        (phones, ngettext("%(n)s phone", "%(n)s phones", phones)),
        (emails, ngettext("%(n)s e-mail", "%(n)s e-mails", emails)),
        (others, ngettext("%(n)s other way to get in touch", "%(n)s other ways to get in touch", others)),
        (contacts, ngettext("%(n)s contact person", "%(n)s contact persons", contacts)),
        (parties, ngettext("%(n)s counterparty", "%(n)s counterparties", parties)),
        (files, ngettext("%(n)s file", "%(n)s files", files)),
        (events, ngettext("%(n)s event", "%(n)s events", events)),
    ]
    return [text % {"n": number(count)} for count, text in counted if count]
