"""The criteria of segments that the customer base itself brings."""

from matvey.customers.criteria import around, own, own_fields

__all__ = ["around", "own", "own_fields"]
