"""Consents given and withdrawn, and people who ask not to be called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.customers.actions.facts import fact_of
from matvey.customers.actions.people import demand_around
from matvey.customers.actions.rights import hold
from matvey.customers.actions.rows import add_row, told
from matvey.customers.models import CallRefusal, Consent, ContactPoint, Customer, Person
from matvey.journal.actions import record
from matvey.staff.access import Actor


@dataclass(frozen=True)
class NewConsent:
    """To what, in which text, how it was obtained and can be shown; `contact_point` narrows it to one."""

    basis: str
    text_version: str
    obtained: str
    given_at: datetime
    contact_point: ContactPoint | None = None
    proof: str = ""
    proof_file: int | None = None


@transaction.atomic
def give_consent(
    customer: Customer, new: NewConsent, *, by: Actor, at: datetime, person: Person | None = None
) -> Consent:
    """Enter a consent of the customer or of one of its people.

    Raises `ValidationError` where it would be given in the future or can't be shown to have been given.
    """
    held = hold(customer, by)
    _demand_provable(new, at)
    person = person or held.person
    if person is not None:
        demand_around(person, held)
    point = new.contact_point
    consent = Consent(
        customer=None if person and person.pk != held.person_id else held,
        person=person,
        contact_point=point,
        basis=new.basis,
        text_version=new.text_version,
        obtained=new.obtained,
        proof=new.proof,
        proof_file=new.proof_file,
        given_at=new.given_at,
        entered_by_id=by.employee_id,
    )
    _demand_own(point, consent)
    return add_row(consent, "consent.given", held, by=by, at=at)


@transaction.atomic
def withdraw_consent(
    consent: Consent, customer: Customer, *, by: Actor, at: datetime, note: str = ""
) -> Consent:
    """Withdrawing is never refused for want of the right to change: the law lets nobody wait.

    Whoever sees the customer may enter it; what is withdrawn already stays so.
    """
    Customer.objects.visible_to(by.access).get(pk=customer.pk)
    held = Consent.objects.select_for_update(of=("self",)).get(pk=consent.pk)
    if held.withdrawn_at is not None:
        return held
    held.withdrawn_at, held.withdrawn_by_id, held.withdrawal_note = at, by.employee_id, note[:500]
    held.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawal_note"])
    record(fact_of(customer, "consent.withdrawn", held, before=told(held), text=note), by=by, at=at)
    return held


@transaction.atomic
def refuse_calls(
    customer: Customer, *, by: Actor, at: datetime, person: Person | None = None, note: str = ""
) -> CallRefusal:
    """They asked not to be called; entered by whoever sees the customer."""
    Customer.objects.visible_to(by.access).get(pk=customer.pk)
    if person is not None:
        demand_around(person, customer)
    refusal, is_new = CallRefusal.objects.get_or_create(
        customer=customer,
        person=person,
        withdrawn_at=None,
        defaults={"asked_at": at, "entered_by_id": by.employee_id, "note": note[:300]},
    )
    if is_new:
        record(fact_of(customer, "calls.refused", refusal, text=note), by=by, at=at)
    return refusal


@transaction.atomic
def allow_calls(refusal: CallRefusal, *, by: Actor, at: datetime) -> None:
    """They may be called again."""
    customer = hold(refusal.customer_id, by)
    ended = CallRefusal.objects.filter(pk=refusal.pk, withdrawn_at=None).update(
        withdrawn_at=at, withdrawn_by=by.employee_id
    )
    if ended:
        record(fact_of(customer, "calls.allowed", refusal), by=by, at=at)


def _demand_provable(new: NewConsent, at: datetime) -> None:
    if new.given_at > at:
        raise ValidationError({"given_at": _("A consent can't be given in the future.")})
    if not new.text_version.strip():
        raise ValidationError({"text_version": _("Say which text they agreed to.")})


def _demand_own(point: ContactPoint | None, consent: Consent) -> None:
    owners = {consent.customer_id, consent.person_id} - {None}
    if point is not None and not {point.customer_id, point.person_id} & owners:
        raise ValidationError({"contact_point": _("This contact point is somebody else's.")})
