"""Which customers of a base are the example's: those with its tag."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import QuerySet

from matvey.core.folding import fold
from matvey.customers.models import Customer
from matvey.records.models import Tagging
from matvey.staff.access import Access

# On each of them, so that nobody takes them for real; Russian like all the rest of the example.
TAG: Final = "пример"


def example_customers(access: Access) -> QuerySet[Customer]:
    """Those of the example this person may change and nobody has moved to the bin."""
    return Customer.objects.writable_by(access).kept().filter(pk__in=_tagged())


def own_customers() -> QuerySet[Customer]:
    """All that are not of the example, in the bin or not, whoever they belong to."""
    return Customer.objects.exclude(pk__in=_tagged())


def _tagged() -> QuerySet[Tagging, Any]:
    return Tagging.objects.filter(kind="customer", tag__key=fold(TAG)).values("object_id")
