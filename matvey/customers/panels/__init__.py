"""The sections and figures of a customer's card that this app brings itself."""

from matvey.customers.panels import consents, family, merges, own, people, ties, twins

__all__ = ["consents", "family", "merges", "own", "people", "ties", "twins"]
