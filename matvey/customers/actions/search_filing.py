"""Keeps the search index in step with the customers, inside the transaction that changes them."""

from __future__ import annotations

from collections.abc import Sequence

from matvey.customers.models import Customer


def file_in_search(customers: Sequence[Customer]) -> None:
    pass
