"""How the customer base is listed and shown."""

from matvey.customers.screens.customers import customers

__all__ = ["customers"]
