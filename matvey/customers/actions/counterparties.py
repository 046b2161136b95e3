"""Counterparties of a customer and their bank accounts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from matvey.core.company_names import company_sort_key
from matvey.core.requisites import parse_account
from matvey.customers.actions.drafts import account_draft, counterparty_draft
from matvey.customers.actions.facts import fact_of
from matvey.customers.actions.rights import hold
from matvey.customers.actions.rows import add_row, change_row
from matvey.customers.actions.search_filing import file_in_search
from matvey.customers.models import Counterparty, CounterpartyAccount, Customer
from matvey.customers.new import NewAccount, NewCounterparty
from matvey.customers.requisite_values import REQUISITES, checked, problems
from matvey.journal.actions import record
from matvey.staff.access import Actor

CHANGEABLE = frozenset({"form", "name", "full_name", "legal_address", "director", *REQUISITES})


@transaction.atomic
def add_counterparty(customer: Customer, new: NewCounterparty, *, by: Actor, at: datetime) -> Counterparty:
    """Raises `ValidationError` by field for a requisite whose check digits don't agree."""
    held = hold(customer, by)
    _demand_right(new.form, {"inn": new.inn, "kpp": new.kpp, "ogrn": new.ogrn})
    party = add_row(counterparty_draft(new, held, at), "counterparty.added", held, by=by, at=at)
    for account in new.accounts:
        add_account(party, account, by=by, at=at)
    file_in_search([held])
    return party


@transaction.atomic
def change_counterparty(
    party: Counterparty, changes: Mapping[str, object], *, by: Actor, at: datetime
) -> Counterparty:
    """`changes` as typed. Raises `ValidationError` by field; a wrong value kept from an import stays until
    it is changed itself."""
    held = hold(party.customer_id, by)
    party = Counterparty.objects.select_for_update().get(pk=party.pk)
    wanted = {name: value for name, value in changes.items() if name in CHANGEABLE}
    form = str(wanted.get("form", party.form))
    _demand_right(form, {n: str(wanted[n]) for n in REQUISITES if n in wanted})
    for name in REQUISITES:
        typed = str(wanted.pop(name, getattr(party, f"typed_{name}")))
        setattr(party, name, "" if problems(form, {name: typed}) else checked(form, name, typed))
        wanted[f"typed_{name}"] = typed.strip()
    if "name" in wanted:
        party.name_key = company_sort_key(str(wanted["name"]))
    change_row(party, wanted, "counterparty.changed", held, by=by, at=at)
    file_in_search([held])
    return party


@transaction.atomic
def bin_counterparty(party: Counterparty, *, by: Actor, at: datetime) -> None:
    """Into the bin; documents that name it keep naming it."""
    held = hold(party.customer_id, by)
    _set_binned(party, at, "counterparty.binned", held, by, at)
    file_in_search([held])


@transaction.atomic
def restore_counterparty(party: Counterparty, *, by: Actor, at: datetime) -> None:
    held = hold(party.customer_id, by)
    _set_binned(party, None, "counterparty.restored", held, by, at)
    file_in_search([held])


@transaction.atomic
def add_account(party: Counterparty, new: NewAccount, *, by: Actor, at: datetime) -> CounterpartyAccount:
    """Raises `ValidationError` where the number does not agree with the bank's BIK."""
    held = hold(party.customer_id, by)
    parse_account(new.number, new.bik)
    return add_row(account_draft(new, party), "account.added", held, by=by, at=at)


@transaction.atomic
def close_account(account: CounterpartyAccount, *, by: Actor, at: datetime) -> None:
    held = hold(account.counterparty.customer_id, by)
    change_row(account, {"closed_at": at}, "account.closed", held, by=by, at=at)


def _set_binned(
    party: Counterparty, binned_at: datetime | None, verb: str, customer: Customer, by: Actor, at: datetime
) -> None:
    party.binned_at = binned_at
    party.save(update_fields=["binned_at"])
    record(fact_of(customer, verb, party, after={"name": party.name}), by=by, at=at)


def _demand_right(form: str, typed: Mapping[str, str]) -> None:
    if wrong := problems(form, typed):
        raise ValidationError({name: [message] for name, message in wrong.items()})
