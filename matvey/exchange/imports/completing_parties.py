"""Completes whom documents name, with the requisites of a row."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from django.core.exceptions import ValidationError

from matvey.core.folding import fold
from matvey.core.requisites import parse_account
from matvey.customers.actions.counterparties import add_account, add_counterparty, change_counterparty
from matvey.customers.models import Counterparty
from matvey.customers.new import NewCounterparty
from matvey.customers.requisite_values import REQUISITES, checked_or_empty
from matvey.exchange.imports.cards import Card
from matvey.staff.access import Actor

_FURTHER = ("full_name", "legal_address", "director")


def complete_party(card: Card, new: NewCounterparty, *, by: Actor, at: datetime) -> None:
    """Completes the party with that INN, or the one of whom no INN is known; else there is a new one.

    Only requisites whose check digits agree are taken over.
    """
    known = _meant(card, new)
    if known is None:
        if not checked_or_empty(new.form, "inn", new.inn):
            return
        known = add_counterparty(card.customer, _without_faults(new), by=by, at=at)
        card.parties.append(known)
    missing = {name: value for name, value in _sound(new, known.form).items() if not _said(known, name)}
    if missing:
        changed = change_counterparty(known, missing, by=by, at=at)
        card.parties[card.parties.index(known)] = changed
    _add_accounts(known, new, by, at)


def _meant(card: Card, new: NewCounterparty) -> Counterparty | None:
    """Of several with that INN the division with the same KPP, then the one so called; else one without an INN."""
    inn, kpp = (checked_or_empty(new.form, name, getattr(new, name)) for name in ("inn", "kpp"))
    same = [party for party in card.parties if inn and party.inn == inn]
    if same:
        return max(same, key=lambda party: (party.kpp == kpp, _is_called(party, new)))
    named = [one for one in card.parties if _is_called(one, new) and one.typed_inn == new.inn.strip()]
    without = [party for party in card.parties if not party.typed_inn]
    return next(iter([*named, *without]), None)


def _is_called(party: Counterparty, new: NewCounterparty) -> bool:
    return fold(party.name) == fold(new.name)


def _without_faults(new: NewCounterparty) -> NewCounterparty:
    sound = {name: checked_or_empty(new.form, name, getattr(new, name)) for name in REQUISITES}
    return replace(new, accounts=(), inn=sound["inn"], kpp=sound["kpp"], ogrn=sound["ogrn"])


def _sound(new: NewCounterparty, form: str) -> dict[str, str]:
    sound = {name: checked_or_empty(form, name, getattr(new, name)) for name in REQUISITES}
    sound |= {name: getattr(new, name) for name in _FURTHER}
    return {name: value for name, value in sound.items() if value}


def _said(party: Counterparty, name: str) -> str:
    """What stands there, right or wrong."""
    return str(getattr(party, f"typed_{name}" if name in REQUISITES else name))


def _add_accounts(party: Counterparty, new: NewCounterparty, by: Actor, at: datetime) -> None:
    known = set(party.accounts.values_list("number", flat=True)) if new.accounts else set()
    for account in new.accounts:
        if account.number.strip() not in known:
            with suppress(ValidationError):  # it is among the errors of the row already
                parse_account(account.number, account.bik)
                add_account(party, account, by=by, at=at)
