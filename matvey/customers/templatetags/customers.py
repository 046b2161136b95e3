"""How a customer's state stands on pages."""

from __future__ import annotations

from django import template

from matvey.customers.screens.columns import status

register = template.Library()

register.simple_tag(status, name="customer_status")
