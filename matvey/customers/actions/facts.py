"""Facts about customers and what hangs on them, with values that can be read years later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.db.models import Model

from matvey.core.regions import regions
from matvey.customers.models import Customer
from matvey.journal.facts import Fact
from matvey.journal.readable import Words, readable

IN_WORDS: Final[Words] = {"region": lambda code: str(regions().get(code, code))}


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
    values = {name: said(row, name) for name in names}
    return {name: value for name, value in values.items() if value not in ("", None)}


def said(row: Model, name: str) -> object:
    """A field as the journal keeps it; a region by its name."""
    return readable(row, name, IN_WORDS)


def difference(before: Mapping[str, object], row: Model) -> tuple[dict[str, object], dict[str, object]]:
    """Of the values taken before, those that the row now has otherwise: before and after."""
    after = {name: said(row, name) for name in before}
    changed = [name for name in before if before[name] != after[name]]
    return {name: before[name] for name in changed}, {name: after[name] for name in changed}
