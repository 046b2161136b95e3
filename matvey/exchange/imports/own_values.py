"""Values of the company's own fields that rows bring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from matvey.core.folding import fold
from matvey.customers.models import Customer
from matvey.exchange.imports.opening import columns_of
from matvey.exchange.models import Import
from matvey.exchange.spreadsheets.candidates.candidate import Problem
from matvey.exchange.spreadsheets.dates import date_of
from matvey.exchange.spreadsheets.values import Value, as_text
from matvey.exchange.spreadsheets.vocabulary.targets import CUSTOM
from matvey.records.actions.custom_fields import set_custom_values
from matvey.records.custom_values import form_field, is_empty, values_of
from matvey.records.models import CustomField

_YES_NO = {"да": "True", "yes": "True", "+": "True", "нет": "False", "no": "False", "-": "False"}


@dataclass(frozen=True)
class OwnFields:
    """The fields that columns of an import become, by their keys, read once a slice."""

    fields: Mapping[str, CustomField] = field(default_factory=dict)
    readers: Mapping[str, forms.Field] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    today: date = date.max

    @classmethod
    def of(cls, imported: Import) -> OwnFields:
        labels = {target: label for _number, label, target in columns_of(imported)}
        every = CustomField.objects.of_kind("customer")
        fields = {one.key: one for one in every if f"{CUSTOM}{one.key}" in labels}
        readers = {key: form_field(one) for key, one in fields.items()}
        headings = {key: labels[f"{CUSTOM}{key}"] for key in fields}
        return cls(fields, readers, headings, timezone.localdate(imported.created_at))

    def read(self, typed: Sequence[tuple[str, Value]]) -> tuple[dict[str, Any], list[Problem]]:
        """What fits the fields' types, and what does not."""
        values: dict[str, Any] = {}
        problems = []
        for key, value in typed:
            if reader := self.readers.get(key):
                try:
                    values[key] = reader.clean(self._asked(self.fields[key], value))
                except ValidationError as error:
                    text = " ".join(error.messages)
                    problems.append(Problem(self.labels[key], text, as_text(value)))
        return values, problems

    def _asked(self, field: CustomField, value: Value) -> Any:
        """The value as a form would have it; yes, no and days may be written in any way people write them."""
        text = as_text(value)
        if field.type == CustomField.Type.YES_NO:
            return _YES_NO.get(fold(text), text)
        if field.type == CustomField.Type.DATE:
            return date_of(value, today=self.today) or text
        return text

    def set(self, customer: Customer, values: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
        """Fills those that are empty; answers what has changed, before and after, for the journal."""
        fields = [self.fields[key] for key in values]
        known = values_of(fields, customer)
        missing = {key: value for key, value in values.items() if is_empty(known[key])}
        return set_custom_values([one for one in fields if one.key in missing], customer, missing)
