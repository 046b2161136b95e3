"""Editing a customer's own fields, the whole form or one field where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.core.person_names import split_person_name
from matvey.customers.actions.drafts import demand_order, name_key
from matvey.customers.actions.facts import difference, fact_of, said
from matvey.customers.actions.rights import hold
from matvey.customers.actions.search_filing import file_in_search
from matvey.customers.duplicates.keys import namesake_key
from matvey.customers.errors import StaleRecord
from matvey.customers.models import ROLES, Customer, EarlierPurchases
from matvey.customers.status_terms import TERM_FIELDS, TermsOfBranches, file_terms
from matvey.journal.actions import record
from matvey.staff.access import Actor

_BOUGHT = frozenset({"first_purchase_on", "last_purchase_on", "purchase_interval_days"})
CHANGEABLE = frozenset(
    {"name", "region", "city", "site", "about", "source", "responsible", "department", "branch"}
    | _BOUGHT
    | {f"is_{role}" for role in ROLES}
)
_TERMS_FOLLOW = _BOUGHT | {"branch"}


@transaction.atomic
def change_customer(
    customer: Customer, changes: Mapping[str, object], *, by: Actor, at: datetime, version: int | None = None
) -> Customer:
    """The customer with these fields changed; nothing is written where nothing differs.

    With `version` raises `StaleRecord` when somebody else has changed it since. Raises `ValidationError`
    by field, also for dates that follow from sales; `PermissionDenied`, and `ValueError` for a field that
    is not changed this way.
    """
    if unknown := set(changes) - CHANGEABLE:
        raise ValueError(f"not changed this way: {', '.join(sorted(unknown))}")
    held = hold(customer, by)
    if version is not None and held.version != version:
        raise StaleRecord(held.changed_by, held.changed_at)
    before, after = _apply(held, changes)
    _demand_no_sales(held, _BOUGHT & set(after))
    if after:
        _save(held, set(after), by, at)
        record(fact_of(held, "customer.changed", before=before, after=after), by=by, at=at)
        file_in_search([held])
    return held


def _apply(customer: Customer, changes: Mapping[str, object]) -> tuple[dict[str, object], dict[str, object]]:
    before = {name: said(customer, name) for name in changes}
    for name, value in changes.items():
        setattr(customer, name, value)
    customer.name = " ".join(customer.name.split())
    _demand_sense(customer, set(changes))
    return difference(before, customer)


def _demand_sense(customer: Customer, changed: set[str]) -> None:
    customer.clean_fields(exclude={field.name for field in Customer._meta.fields} - changed)
    if not customer.roles:
        raise ValidationError({"roles": _("Choose at least one role.")})
    demand_order(customer.first_purchase_on, customer.last_purchase_on)


def _demand_no_sales(customer: Customer, dates: frozenset[str]) -> None:
    if dates and EarlierPurchases.objects.filter(customer=customer).exists():
        raise ValidationError({name: _("It follows from the sales kept here.") for name in dates})


def _save(customer: Customer, changed: set[str], by: Actor, at: datetime) -> None:
    fields = {*changed, "version", "changed_at", "changed_by"}
    if "name" in changed:
        customer.name_key = name_key(customer.form, customer.name)
        customer.namesake_key = namesake_key(customer.form, customer.name)
        fields |= {"name_key", "namesake_key"}
        _rename_person(customer)
    if changed & _TERMS_FOLLOW:
        file_terms(customer, TermsOfBranches.in_force().of(customer.branch_id))
        fields.update(TERM_FIELDS)
    customer.version += 1
    customer.changed_at, customer.changed_by_id = at, by.employee_id
    customer.save(update_fields=fields)


def _rename_person(customer: Customer) -> None:
    """A customer who is a person is called as the person is."""
    if customer.person is not None:
        customer.person.named(split_person_name(customer.name))
        customer.person.save(update_fields=["surname", "given_name", "patronymic", "name_key"])
