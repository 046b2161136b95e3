"""Accounts of our organizations at banks."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict

from django.db import transaction

from matvey.administration.actions.changes import add_row, change_row, locked
from matvey.administration.requisites import checked_account
from matvey.staff.access import Actor
from matvey.staff.models import BankAccount, Organization
from matvey.staff.rights import ADMINISTER


class BankAccountData(TypedDict, total=False):
    bank: str
    bik: str
    number: str
    correspondent: str


@transaction.atomic
def add_bank_account(
    organization: Organization, data: BankAccountData, *, by: Actor, at: datetime
) -> BankAccount:
    """Raises `ValidationError` by field where a number does not agree with the БИК."""
    by.access.demand(ADMINISTER)
    checked = {**data, **checked_account(data)}
    return add_row(BankAccount(organization=organization, **checked), "bank_account.added", by=by, at=at)


@transaction.atomic
def change_bank_account(
    account: BankAccount, data: BankAccountData, *, by: Actor, at: datetime
) -> BankAccount:
    by.access.demand(ADMINISTER)
    account = locked(account)
    now = {"bik": account.bik, "number": account.number, "correspondent": account.correspondent}
    checked = {**data, **checked_account({**now, **data})}
    return change_row(account, checked, "bank_account.changed", by=by, at=at)


@transaction.atomic
def close_bank_account(account: BankAccount, *, by: Actor, at: datetime) -> BankAccount:
    by.access.demand(ADMINISTER)
    return change_row(account, {"closed_at": at}, "bank_account.closed", by=by, at=at)
