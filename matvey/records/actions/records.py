"""Adds and changes a record together with the company's own fields, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from matvey.journal.actions import record as record_fact
from matvey.journal.facts import Fact
from matvey.records.actions.custom_fields import set_custom_values
from matvey.records.models import CustomField
from matvey.staff import kinds
from matvey.staff.access import Actor

CUSTOM_CHANGED = "record.custom_fields_changed"


@dataclass(frozen=True)
class Entered:
    """What a person has entered for a record of a kind: its own fields and the company's."""

    kind: str
    data: dict[str, Any]
    fields: Sequence[CustomField]

    @property
    def own(self) -> dict[str, Any]:
        custom = {field.key for field in self.fields}
        return {name: value for name, value in self.data.items() if name not in custom}


@transaction.atomic
def add_record(add: Callable[..., Any], entered: Entered, *, by: Actor, at: datetime) -> Any:
    """Raises what the action `add` raises; then nothing is kept."""
    target = add(entered.own, by=by, at=at)
    _keep_custom(target, entered, by, at)
    return target


@transaction.atomic
def change_record(
    change: Callable[..., Any], target: Any, entered: Entered, *, by: Actor, at: datetime
) -> None:
    """Raises what the action `change` raises; then nothing is changed."""
    if own := entered.own:
        change(target, own, by=by, at=at)
    _keep_custom(target, entered, by, at)


def _keep_custom(target: Any, entered: Entered, by: Actor, at: datetime) -> None:
    before, after = set_custom_values(entered.fields, target, entered.data)
    if before == after:
        return
    fact = Fact(
        CUSTOM_CHANGED,
        entered.kind,
        target.pk,
        customer_id=kinds.get(entered.kind).customer_id(target),
        responsible_id=getattr(target, "responsible_id", None),
        before=before,
        after=after,
    )
    record_fact(fact, by=by, at=at)
