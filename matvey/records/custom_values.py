"""The values of a company's own fields: read for many records at once, in Python, in a row and in a form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from matvey.core.folding import fold
from matvey.records.models import CustomField, CustomValue

YES, NO = "yes", "no"
_Type = CustomField.Type


def to_row(field: CustomField, object_id: int, value: Any) -> CustomValue:
    """The row that keeps a value which is not empty."""
    row = CustomValue(field=field, object_id=object_id, text=str(value))
    if field.is_numeric:
        row.number = Decimal(value)
    elif field.type == _Type.DATE:
        row.day = value
    elif field.type == _Type.YES_NO:
        row.text = row.key = YES if value else NO
    else:
        row.key = fold(str(value))[:120]
    return row


def from_row(field: CustomField, row: CustomValue) -> Any:
    if field.is_numeric:
        return row.number.normalize() if row.number is not None else None
    if field.type == _Type.DATE:
        return row.day
    if field.type == _Type.YES_NO:
        return row.key == YES
    return row.text


def is_empty(value: object) -> bool:
    return value is None or value == ""


def as_text(value: object) -> str:
    """How the journal names a value; readable years later."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def attach(fields: Sequence[CustomField], records: Sequence[Any]) -> None:
    """Give each record its `custom_values`, by field id, in one query."""
    by_id = {field.pk: field for field in fields}
    found: dict[int, dict[int, Any]] = {record.pk: {} for record in records}
    rows = CustomValue.objects.filter(field__in=by_id, object_id__in=found)
    for row in rows if fields and records else ():
        found[row.object_id][row.field_id] = from_row(by_id[row.field_id], row)
    for record in records:
        record.custom_values = found[record.pk]


def values_of(fields: Sequence[CustomField], record: Any) -> dict[str, Any]:
    """The values of one record under the names of the form's fields."""
    attach(fields, [record])
    return {field.key: record.custom_values.get(field.pk) for field in fields}


def form_field(field: CustomField) -> forms.Field:
    given: dict[str, Any] = {
        "label": field.label,
        "required": field.required,
        "help_text": field.hint,
    }
    if field.is_numeric:
        places = 2 if field.type == _Type.MONEY else 4
        return forms.DecimalField(max_digits=16 + places, decimal_places=places, localize=True, **given)
    if field.type == _Type.DATE:
        return forms.DateField(widget=forms.DateInput, **given)
    if field.type == _Type.CHOICE:
        choices = [("", "—"), *((choice, choice) for choice in field.choices)]
        return forms.ChoiceField(choices=choices, **given)
    if field.type == _Type.YES_NO:
        answers = [("", "—"), (True, _("yes")), (False, _("no"))]
        return forms.TypedChoiceField(
            choices=answers, coerce=lambda text: text == "True", empty_value=None, **given
        )
    if field.type == _Type.LINK:
        return forms.URLField(max_length=2000, assume_scheme="https", **given)
    return forms.CharField(max_length=4000, **given)
