"""The criteria of segments that the customer base itself brings."""

from matvey.customers.criteria import around, own

__all__ = ["around", "own"]
