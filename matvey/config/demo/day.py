"""Reminds an administrator on My day that the base holds people who do not exist, or nobody yet."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.administration.first_steps import first_steps
from matvey.config.demo.example import example_customers
from matvey.customers.models import Customer
from matvey.records import my_day
from matvey.records.my_day import Section
from matvey.staff.http import StaffRequest
from matvey.staff.rights import ADMINISTER


def first(request: StaffRequest) -> dict[str, object] | None:
    """What to begin with, as long as there is not one customer."""
    if not request.access.may(ADMINISTER) or Customer.objects.exists():
        return None
    return {"steps": first_steps()}


def made_up(request: StaffRequest) -> dict[str, object] | None:
    if not request.access.may(ADMINISTER) or not example_customers(request.access).exists():
        return None
    return {"left": example_customers(request.access).count()}


my_day.add(Section("first-steps", _("What first?"), "rocket", "demo/day_first.html", first, 1, wide=True))
my_day.add(Section("example", _("This is an example"), "sparkles", "demo/day_example.html", made_up, 2))
