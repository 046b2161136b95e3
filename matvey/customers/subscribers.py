"""Customers that were added or changed are compared with the others, a little later."""

from __future__ import annotations

from collections.abc import Sequence

from matvey.customers.actions.duplicates import ask_to_compare
from matvey.journal.listeners import Happening, subscribe

COMPARED_AFTER = (
    *("customer.added", "customer.changed", "customer.restored", "customer.merged", "customer.unmerged"),
    *("contact_point.added", "contact_point.changed", "contact_point.removed", "contact_point.restored"),
    *("contact.added", "contact.ended", "person.changed"),
    *("counterparty.added", "counterparty.changed", "counterparty.binned", "counterparty.restored"),
)


def compare_again(happenings: Sequence[Happening]) -> None:
    first = happenings[0]
    numbers = {one.event.customer_id for one in happenings if one.event.customer_id}
    if numbers:
        ask_to_compare(numbers, by=first.by, at=first.event.recorded_at)


for _verb in COMPARED_AFTER:
    subscribe(_verb, compare_again)
