"""Values of the company's own fields that rows bring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from matvey.customers.models import Customer
from matvey.exchange.imports.opening import columns_of
from matvey.exchange.models import Import
from matvey.exchange.spreadsheets.candidates.candidate import Problem
from matvey.exchange.spreadsheets.values import Value, as_text
from matvey.exchange.spreadsheets.vocabulary.targets import CUSTOM
from matvey.records.actions.custom_fields import set_custom_values
from matvey.records.custom_values import form_field, is_empty, values_of
from matvey.records.models import CustomField


@dataclass(frozen=True)
class OwnFields:
    """The fields that columns of an import become, by their keys, read once a slice."""

    fields: Mapping[str, CustomField] = field(default_factory=dict)
    readers: Mapping[str, forms.Field] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, imported: Import) -> OwnFields:
        labels = {target: label for _number, label, target in columns_of(imported)}
        every = CustomField.objects.of_kind("customer")
        fields = {one.key: one for one in every if f"{CUSTOM}{one.key}" in labels}
        readers = {key: form_field(one) for key, one in fields.items()}
        return cls(fields, readers, {key: labels[f"{CUSTOM}{key}"] for key in fields})

    def read(self, typed: Sequence[tuple[str, Value]]) -> tuple[dict[str, Any], list[Problem]]:
        """What fits the fields' types, and what does not."""
        values: dict[str, Any] = {}
        problems = []
        for key, value in typed:
            if reader := self.readers.get(key):
                try:
                    values[key] = reader.clean(as_text(value))
                except ValidationError as error:
                    text = " ".join(error.messages)
                    problems.append(Problem(self.labels[key], text, as_text(value)))
        return values, problems

    def set(self, customer: Customer, values: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
        """Fills those that are empty; answers what has changed, before and after, for the journal."""
        fields = [self.fields[key] for key in values]
        known = values_of(fields, customer)
        missing = {key: value for key, value in values.items() if is_empty(known[key])}
        return set_custom_values([one for one in fields if one.key in missing], customer, missing)
