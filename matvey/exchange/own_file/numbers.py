"""The number by which a customer taken out is known again: only in the base it came from."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from matvey.customers.models import Customer

_NUMBER = re.compile(r"(\d{1,18})-[0-9a-f]{6}")


def number_of(customer: Customer) -> str:
    """«17-3f9a2c»: the row and a sum over it and the moment it was made, which no other base shares."""
    made = f"{customer.pk} {int(customer.created_at.timestamp() * 1_000_000)}"
    return f"{customer.pk}-{hashlib.sha256(made.encode()).hexdigest()[:6]}"


def customers_numbered(numbers: Iterable[str]) -> dict[str, int]:
    """Of these numbers those that this base has given, and whose they are; none of the bin."""
    asked = {int(found[1]) for number in numbers if (found := _NUMBER.fullmatch(number))}
    rows = Customer.objects.kept().filter(pk__in=asked).only("pk", "created_at") if asked else ()
    known = {number_of(row): row.pk for row in rows}
    return {number: known[number] for number in numbers if number in known}
