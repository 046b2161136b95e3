"""Matvey: a CRM that knows every customer by name."""

__version__ = "0.1.0"
