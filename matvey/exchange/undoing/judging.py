"""Which customers of a batch may be undone, and why the others are left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import ManyToOneRel, Model

from matvey.core.bulk import insert_rows, new_row
from matvey.customers.models import Customer
from matvey.exchange.models import ImportChange, ImportLeft, ImportUndo
from matvey.exchange.undoing.changed_since import Happened, last_changes
from matvey.exchange.undoing.parts import MODELS, State
from matvey.staff.access import Actor

Reason = ImportLeft.Reason


@dataclass(frozen=True)
class Work:
    """One undo being worked on, and by whom."""

    undo: ImportUndo
    by: Actor
    at: datetime


@dataclass
class Verdict:
    """Those left, by customer: the reason, and what happened where somebody changed them."""

    left: dict[int, tuple[Reason, Happened | None]] = field(default_factory=dict)

    def leave(self, customer: int, reason: Reason, happened: Happened | None = None) -> None:
        """The first reason found is the one given."""
        self.left.setdefault(customer, (reason, happened))

    def passes(self, customers: Iterable[Customer]) -> list[Customer]:
        return [customer for customer in customers if customer.pk not in self.left]


def judge(held: Sequence[Customer], changes: Sequence[ImportChange], work: Work) -> Verdict:
    """By rights and by what has happened since; the customers are locked."""
    verdict = Verdict()
    for customer in held:
        if not work.by.access.may_write("customer", customer):
            verdict.leave(customer.pk, Reason.NO_RIGHT)
    numbers = {customer.pk for customer in held}
    for number, happened in last_changes(numbers, changes, work.undo.of_id).items():
        verdict.leave(number, Reason.CHANGED, happened)
    return verdict


def judge_rows(verdict: Verdict, changes: Sequence[ImportChange], now: State) -> None:
    """By what the rows say now, and by who else refers to those that would go."""
    for one in changes:
        _whose, values = now.rows.get((one.part, one.object_id), (0, None))
        if values is None or any(values.get(name) != value for name, value in one.after.items()):
            verdict.leave(one.customer_id, Reason.DIFFERENT)
    new = [one for one in changes if one.is_new]
    for customer in _used_elsewhere(new):
        verdict.leave(customer, Reason.IN_USE)


def note_left(verdict: Verdict, changes: Iterable[ImportChange], work: Work) -> int:
    """How many were left."""
    rows: dict[int, int] = {}
    for one in changes:
        rows.setdefault(one.customer_id, one.row)
    insert_rows(
        [
            new_row(
                ImportLeft,
                of_id=work.undo.pk,
                row=rows.get(customer),
                customer_id=customer,
                reason=reason.value,
                **_what(happened),
            )
            for customer, (reason, happened) in sorted(verdict.left.items())
        ]
    )
    return len(verdict.left)


def _what(happened: Happened | None) -> dict[str, object]:
    if happened is None:
        return {}
    return {
        "verb": happened.verb,
        "employee_id": happened.employee,
        "door": happened.door,
        "happened_at": happened.at,
    }


def _used_elsewhere(new: Collection[ImportChange]) -> set[int]:
    """Customers with a row that something refers to which the import has not made at the same customer."""
    made: dict[str, dict[int, int]] = defaultdict(dict)
    for one in new:
        made[one.part][one.object_id] = one.customer_id
    return {
        customer
        for part, numbers in made.items()
        for model, column in _referring(MODELS[part])
        for customer in _referred(model, column, numbers, made)
    }


def _referring(model: type[Model]) -> list[tuple[type[Model], str]]:
    """Every foreign key to the model, those without a way back too."""
    return [
        (relation.related_model, relation.field.attname)
        for relation in model._meta.get_fields(include_hidden=True)
        if isinstance(relation, ManyToOneRel)
    ]


def _referred(
    model: type[Model], column: str, numbers: Mapping[int, int], made: Mapping[str, Mapping[int, int]]
) -> set[int]:
    own = made.get(model._meta.model_name or "", {})
    rows = model._default_manager.filter(**{f"{column}__in": list(numbers)}).order_by()
    return {
        numbers[target] for pk, target in rows.values_list("pk", column) if own.get(pk) != numbers[target]
    }
