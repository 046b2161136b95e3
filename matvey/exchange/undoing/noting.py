"""Notes what rows do to customers who were there before the import, in the transaction that does it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from matvey.core.bulk import insert_rows, new_row
from matvey.customers.models import Customer
from matvey.exchange.models import Import, ImportChange
from matvey.exchange.undoing.parts import Key, State, Values, state_of


@contextmanager
def noting(rows: Mapping[int, int], of: Import) -> Iterator[None]:
    """Whatever changes at these customers inside is noted; `rows` are their rows of the file.

    They are locked first, so that what somebody else does to them is not taken for the import's. Those whom
    this import has added are undone whole: nothing is noted of them.
    """
    known = Customer.objects.locked(rows).values_list("pk", "imported_in")
    customers = [pk for pk, imported_in in known if imported_in != of.pk]
    before = state_of(customers)
    yield
    if customers:
        insert_rows(_changes(before, state_of(customers), rows, of))


def _changes(before: State, after: State, rows: Mapping[int, int], of: Import) -> list[ImportChange]:
    found = []
    for key, (customer, values) in after.rows.items():
        is_new = key not in before.rows
        was, now = ({}, {}) if is_new else _difference(before.rows[key][1], values)
        if is_new or now:
            found.append(_noted(key, is_new, was, now, customer))
    for one in found:
        one.of_id, one.row = of.pk, rows[one.customer_id]
    return found


def _difference(before: Values, after: Values) -> tuple[Values, Values]:
    changed = [name for name, value in after.items() if before[name] != value]
    return {name: before[name] for name in changed}, {name: after[name] for name in changed}


def _noted(key: Key, is_new: bool, was: Values, now: Values, customer: int) -> ImportChange:
    part, number = key
    return new_row(
        ImportChange, part=part, object_id=number, is_new=is_new, before=was, after=now, customer_id=customer
    )
