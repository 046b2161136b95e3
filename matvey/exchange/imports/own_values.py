"""Values of the company's own fields that a row brings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError

from matvey.customers.models import Customer
from matvey.exchange.spreadsheets.candidates.candidate import Problem
from matvey.exchange.spreadsheets.values import Value, as_text
from matvey.records.actions.custom_fields import set_custom_values
from matvey.records.custom_values import form_field
from matvey.records.models import CustomField


def set_own_values(customer: Customer, custom: Sequence[tuple[str, Value]]) -> list[Problem]:
    """Keeps what fits the fields' types; answers what does not."""
    fields = {field.key: field for field in CustomField.objects.of_kind("customer")}
    values: dict[str, Any] = {}
    problems = []
    for key, value in custom:
        if field := fields.get(key):
            try:
                values[key] = form_field(field).clean(as_text(value))
            except ValidationError as error:
                problems.append(Problem(field.label, " ".join(error.messages), as_text(value)))
    set_custom_values([fields[key] for key in values], customer, values)
    return problems
