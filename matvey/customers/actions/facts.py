"""Facts about customers and what hangs on them, with values that can be read years later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext

from matvey.core.regions import regions
from matvey.customers.models import Customer
from matvey.journal.facts import Fact


def fact_of(customer: Customer, verb: str, subject: Model | None = None, **rest: Any) -> Fact:
    """A fact on the customer's time line, about the customer or about a row of theirs."""
    subject = subject or customer
    return Fact(
        verb,
        subject._meta.model_name or "",
        subject.pk,
        customer_id=customer.pk,
        responsible_id=customer.responsible_id,
        **rest,
    )


def values_of(row: Model, names: Iterable[str]) -> dict[str, object]:
    """The fields that are filled in, as the journal keeps them."""
    values = {name: readable(row, name) for name in names}
    return {name: value for name, value in values.items() if value not in ("", None)}


def readable(row: Model, name: str) -> object:
    """A field as JSON that can be read when what it names is gone; choices and rows by their names."""
    shown = getattr(row, f"get_{name}_display", None)
    value = shown() if shown else getattr(row, name)
    match value:
        case bool():
            return gettext("yes") if value else gettext("no")
        case str() if name == "region":
            return str(regions().get(value, value))
        case Model() | Promise():
            return str(value)
        case date():
            return value.isoformat()
        case _:
            return value


def difference(before: Mapping[str, object], row: Model) -> tuple[dict[str, object], dict[str, object]]:
    """Of the values taken before, those that the row now has otherwise: before and after."""
    after = {name: readable(row, name) for name in before}
    changed = [name for name in before if before[name] != after[name]]
    return {name: before[name] for name in changed}, {name: after[name] for name in changed}
