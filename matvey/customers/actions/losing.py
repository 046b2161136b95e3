"""Declaring a customer lost, and finding them again."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.customers.actions.facts import fact_of
from matvey.customers.actions.rights import hold
from matvey.customers.models import Customer, LossDeclaration
from matvey.journal.actions import record
from matvey.staff.access import Actor


@transaction.atomic
def declare_lost(customer: Customer, reason: str, *, on: date, by: Actor, at: datetime) -> LossDeclaration:
    """From that day the customer counts as lost. Raises `ValidationError` without a reason or a second time."""
    held = hold(customer, by)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the customer is lost.")})
    if held.loss_declarations.filter(withdrawn_on=None).exists():
        raise ValidationError(_("This customer is declared lost already."))
    loss = LossDeclaration.objects.create(
        customer=held,
        reason=reason.strip()[:500],
        declared_on=on,
        declared_by_id=by.employee_id,
        declared_at=at,
    )
    record(fact_of(held, "customer.lost", loss, text=loss.reason), by=by, at=at)
    return loss


@transaction.atomic
def declare_found(customer: Customer, *, on: date, by: Actor, at: datetime) -> None:
    """The customer is back from that day; nothing happens where they were not declared lost.

    Raises `ValidationError` for a day before the loss.
    """
    held = hold(customer, by)
    loss = held.loss_declarations.filter(withdrawn_on=None).first()
    if loss is None:
        return
    if on < loss.declared_on:
        raise ValidationError(_("A customer can't come back before being lost."))
    loss.withdrawn_on, loss.withdrawn_by_id = on, by.employee_id
    loss.save(update_fields=["withdrawn_on", "withdrawn_by"])
    record(fact_of(held, "customer.found", loss), by=by, at=at)
