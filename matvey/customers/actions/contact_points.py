"""Phones, e-mails and other ways to reach a customer or the people around it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.customers.actions.drafts import point_draft, take_main_values
from matvey.customers.actions.people import demand_around
from matvey.customers.actions.rights import hold
from matvey.customers.actions.rows import add_row, change_row, remove_row, restore_row
from matvey.customers.actions.search_filing import file_around
from matvey.customers.contact_values import ContactValue, read_value
from matvey.customers.models import ContactPoint, Customer, Person
from matvey.customers.new import NewPoint
from matvey.staff.access import Actor

CHANGEABLE = frozenset({"typed", "label", "is_main", "confirmed_on"})


@transaction.atomic
def add_contact_point(
    customer: Customer, new: NewPoint, *, by: Actor, at: datetime, person: Person | None = None
) -> ContactPoint:
    """A point of the customer, or of one of its people. Raises `ValidationError` where the value is none such."""
    held = hold(customer, by)
    _read(new.medium, new.typed)
    point = point_draft(new, at, **_whose(held, person))
    add_row(point, "contact_point.added", held, by=by, at=at)
    _after(point, held)
    return point


@transaction.atomic
def change_contact_point(
    point: ContactPoint, changes: Mapping[str, object], customer: Customer, *, by: Actor, at: datetime
) -> ContactPoint:
    """`changes` of what was typed, the label, being the main one, the day it was confirmed.

    A new value is neither stale nor confirmed. Raises `ValidationError` where it is none such.
    """
    held = hold(customer, by)
    point = _held(point, held)
    wanted = {name: value for name, value in changes.items() if name in CHANGEABLE}
    if "typed" in wanted and wanted["typed"] != point.typed:
        value = _read(point.medium, str(wanted["typed"]))
        point.normal, point.extension = value.normal, value.extension
        point.stale_at, point.stale_reason, point.confirmed_on = None, "", None
    change_row(point, wanted, "contact_point.changed", held, by=by, at=at)
    _after(point, held)
    return point


@transaction.atomic
def remove_contact_point(point: ContactPoint, customer: Customer, *, by: Actor, at: datetime) -> None:
    held = hold(customer, by)
    point = _held(point, held)
    remove_row(point, "contact_point.removed", held, by=by, at=at)
    _after(point, held)


@transaction.atomic
def restore_contact_point(point: ContactPoint, customer: Customer, *, by: Actor, at: datetime) -> None:
    held = hold(customer, by)
    point = _held(point, held)
    restore_row(point, "contact_point.restored", held, by=by, at=at)
    _after(point, held)


@transaction.atomic
def mark_stale(point: ContactPoint, reason: str, customer: Customer, *, by: Actor, at: datetime) -> None:
    """A letter bounced or a call did not get through: it is not to be relied on any more."""
    held = hold(customer, by)
    point = _held(point, held)
    changes = {"stale_at": at, "stale_reason": reason[:200], "confirmed_on": None}
    change_row(point, changes, "contact_point.stale", held, by=by, at=at)


def _read(medium: str, typed: str) -> ContactValue:
    if not typed.strip():
        raise ValidationError({"typed": _("Nothing was typed.")})
    try:
        return read_value(medium, typed)
    except ValidationError as error:
        raise ValidationError({"typed": error.messages}) from error


def _whose(customer: Customer, person: Person | None) -> dict[str, object]:
    if person is None or person.pk == customer.person_id:
        return {"customer": customer, "person": customer.person}
    demand_around(person, customer)
    return {"person": person}


def _held(point: ContactPoint, customer: Customer) -> ContactPoint:
    """The point as it stands now; raises `PermissionDenied` where it is none of this customer's."""
    held = ContactPoint.objects.select_for_update(of=("self",)).get(pk=point.pk)
    if held.customer_id != customer.pk:
        demand_around(held.person, customer)
    return held


def _after(point: ContactPoint, customer: Customer) -> None:
    """One main point of a medium; the list and the search know the new value."""
    if point.is_main and point.removed_at is None:
        others = ContactPoint.objects.filter(medium=point.medium, is_main=True).exclude(pk=point.pk)
        others.filter(customer=point.customer_id, person=point.person_id).update(is_main=False)
    if point.customer_id == customer.pk:
        refresh_main_values(customer)
    file_around(customer, point.person_id)


def refresh_main_values(customer: Customer) -> None:
    """Repeat the main phone and e-mail on the customer's row, where lists read them."""
    take_main_values(customer, list(ContactPoint.objects.kept().filter(customer=customer)))
    customer.save(update_fields=["main_phone", "main_email"])
