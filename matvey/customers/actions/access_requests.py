"""Looking up whether somebody has a customer already, and asking for one outside one's rights."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from matvey.core.retrying import retried
from matvey.customers.actions.access_notices import tell_the_asker, tell_who_is_asked
from matvey.customers.actions.facts import fact_of
from matvey.customers.actions.handing_over import hand_over_customers
from matvey.customers.actions.rights import demand_writing
from matvey.customers.matches import Exactly, Match, hidden_matches, visible_matches
from matvey.customers.models import AccessRequest, Customer, LookUp
from matvey.journal.actions import record, record_many
from matvey.staff.access import Actor
from matvey.staff.models import Employee
from matvey.staff.scopes import Scope

A_DAY = 20  # customers outside one's rights that may be found in a day


class TooManyLookUps(ValidationError):
    """So many customers of others were found today that more would be leafing through the base."""


@transaction.atomic
def look_up(wanted: Exactly, *, by: Actor, at: datetime) -> list[Match]:
    """Whoever has exactly that phone, e-mail or INN: the customer, or only with whom it is.

    What is revealed is journaled and counted. Raises `TooManyLookUps` when the day's share is used up, also
    where there is nothing to reveal: being refused must not tell that somebody has it.
    """
    seen = [
        Match(customer, customer.responsible, customer.pk) for customer in visible_matches(wanted, by.access)
    ]
    if not wanted or by.access.reads("customer") is Scope.ALL:
        return seen
    hidden = hidden_matches(wanted, by.access)
    _count(hidden, by, at)
    return seen + [Match(None, customer.responsible, customer.pk) for customer in hidden]


@transaction.atomic
def ask_for_access(customer_id: int, reason: str, *, by: Actor, at: datetime) -> AccessRequest:
    """Ask whoever has the customer. Only for one that was looked up: numbers can't be guessed.

    Raises `Customer.DoesNotExist`; asking again hands back the open request.
    """
    if not LookUp.objects.filter(employee=by.employee_id, customer=customer_id).exists():
        raise Customer.DoesNotExist(customer_id)
    customer = Customer.objects.select_related("responsible", "department__head").get(
        pk=customer_id, binned_at=None
    )
    request, is_new = AccessRequest.objects.get_or_create(
        customer=customer,
        asker_id=by.employee_id,
        answered_at=None,
        defaults={"asked": _decider(customer), "reason": reason.strip()[:500], "asked_at": at},
    )
    if is_new:
        record(fact_of(customer, "access.asked", request, text=request.reason), by=by, at=at)
        tell_who_is_asked(request, at=at)
    return request


@retried
def answer_request(
    request: AccessRequest, *, granted: bool, by: Actor, at: datetime, note: str = ""
) -> AccessRequest:
    """Yes hands the customer over to who asked, no leaves it where it is; for who may change the customer.

    Raises `ValidationError` where it has been answered already, `PermissionDenied`.
    """
    rows = AccessRequest.objects.select_for_update(of=("self",)).select_related("asker", "customer")
    held = rows.get(pk=request.pk)
    customer = held.customer
    demand_writing(customer, by)
    if held.answered_at is not None:
        raise ValidationError(_("This request has been answered already."))
    held.answer = AccessRequest.Answer.GRANTED if granted else AccessRequest.Answer.REFUSED
    held.answer_note, held.answered_by_id, held.answered_at = note.strip()[:500], by.employee_id, at
    held.save()
    verb = "access.granted" if granted else "access.refused"
    record(fact_of(customer, verb, held, text=held.answer_note), by=by, at=at)
    if granted:
        hand_over_customers([customer.pk], held.asker, by=by, at=at, reason=held.reason)
    tell_the_asker(held, at=at)
    return held


def _decider(customer: Customer) -> Employee | None:
    """Its responsible, or else the head of its department; nobody means: who may change all customers."""
    head = customer.department.head if customer.department else None
    return next((one for one in (customer.responsible, head) if one and one.is_active), None)


def _count(hidden: Sequence[Customer], by: Actor, at: datetime) -> None:
    if by.employee_id is None:
        raise PermissionDenied("customer")
    begun = timezone.make_aware(datetime.combine(timezone.localdate(at), time.min))
    today = LookUp.objects.filter(employee=by.employee_id, looked_at__gte=begun)
    known = set(today.values_list("customer", flat=True))
    new = [customer for customer in hidden if customer.pk not in known]
    if len(known) + max(len(new), not hidden) > A_DAY:
        raise TooManyLookUps(_("You have looked up too many customers of others today."))
    LookUp.objects.bulk_create(
        [LookUp(employee_id=by.employee_id, customer=customer, looked_at=at) for customer in new]
    )
    record_many([fact_of(customer, "access.looked_up") for customer in new], by=by, at=at)
