"""A company's own fields as columns, filters and form fields of a list or a card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _

from matvey.core.folding import fold
from matvey.records import custom_values
from matvey.records.filters import (
    Asking,
    ChoiceFilter,
    DateFilter,
    Filter,
    Given,
    NumberFilter,
    Option,
    TextFilter,
)
from matvey.records.models import CustomField, CustomValue
from matvey.records.screens import Column

_CELLS = {
    CustomField.Type.NUMBER: "number",
    CustomField.Type.MONEY: "money",
    CustomField.Type.DATE: "date",
    CustomField.Type.YES_NO: "yes_no",
    CustomField.Type.LINK: "web",
}


def fields_of(kind: str) -> list[CustomField]:
    return list(CustomField.objects.of_kind(kind))


def cell_of(field: CustomField) -> str:
    """The way of drawing its values."""
    return _CELLS.get(CustomField.Type(field.type), "text")


def columns_of(fields: Sequence[CustomField]) -> list[Column]:
    return [
        Column(
            field.key,
            field.label,
            lambda record, pk=field.pk: record.custom_values.get(pk),
            cell=cell_of(field),
            numeric=field.is_numeric,
            shown=False,
        )
        for field in fields
    ]


def filters_of(fields: Sequence[CustomField]) -> list[Filter]:
    return [_filter(field) for field in fields]


def form_fields(fields: Sequence[CustomField]) -> dict[str, forms.Field]:
    return {field.key: custom_values.form_field(field) for field in fields}


def _filter(field: CustomField) -> Filter:
    if field.is_numeric:
        return _NumberOf(field.key, field.label, field_id=field.pk, field="number")
    if field.type == CustomField.Type.DATE:
        return _DateOf(field.key, field.label, field_id=field.pk, field="day")
    if field.type in (CustomField.Type.CHOICE, CustomField.Type.YES_NO):
        return _choice_filter(field)
    return TextFilter(
        field.key, field.label, where=lambda value, asking: _with_value(field.pk, _starts(value))
    )


def _choice_filter(field: CustomField) -> ChoiceFilter:
    options = [Option(fold(choice)[:120], choice) for choice in field.choices]
    if field.type == CustomField.Type.YES_NO:
        options = [Option(custom_values.YES, _("Yes")), Option(custom_values.NO, _("No"))]
    return ChoiceFilter(
        field.key,
        field.label,
        choose=lambda asking: options,
        where=lambda values, asking: _with_value(field.pk, Q(key__in=values)),
    )


def _starts(value: str) -> Q:
    folded = fold(value)[:119]
    return Q(key__gte=folded, key__lt=folded + "\U0010ffff")


def _with_value(field_id: int, condition: Q) -> Q:
    values = CustomValue.objects.filter(condition, field=field_id)
    return Q(pk__in=values.values("object_id"))


@dataclass(frozen=True)
class _NumberOf(NumberFilter):
    field_id: int = 0

    def condition(self, given: Given, asking: Asking) -> Q | None:
        condition = super().condition(given, asking)
        return None if condition is None else _with_value(self.field_id, condition)


@dataclass(frozen=True)
class _DateOf(DateFilter):
    field_id: int = 0

    def condition(self, given: Given, asking: Asking) -> Q | None:
        condition = super().condition(given, asking)
        return None if condition is None else _with_value(self.field_id, condition)
