"""Draws form fields with the widget each kind of value deserves."""

from __future__ import annotations

from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.safestring import SafeString

register = template.Library()

_CHOSEN_ONE_BY_ONE = (forms.RadioSelect, forms.CheckboxSelectMultiple)
# Looked through in order: a narrower kind of widget stands before the wider one.
_LOOKS: tuple[tuple[type[forms.Widget], str, dict[str, str]], ...] = (
    (forms.CheckboxInput, "check", {}),
    (forms.SelectMultiple, "input", {"data-combobox": ""}),
    (forms.Select, "input", {}),
    (forms.Textarea, "input", {"data-autosize": "", "rows": "3"}),
    (forms.FileInput, "input file", {}),
    (forms.NumberInput, "input num", {"inputmode": "decimal"}),
    (forms.widgets.Input, "input", {}),
)


@register.simple_tag
def widget(field: BoundField, **attributes: str) -> SafeString:
    """The field's input with our looks; attributes given here and in the form win."""
    kind = field.field.widget
    if isinstance(kind, _CHOSEN_ONE_BY_ONE):
        return field.as_widget()
    looks = _looks(kind)
    given = {name.replace("_", "-"): value for name, value in attributes.items() if value}
    own: dict[str, str | bool] = {
        name: value for name, value in {**looks, **given}.items() if not _is_said(kind, name)
    }
    own["class"] = " ".join(filter(None, (looks.get("class"), kind.attrs.get("class"))))
    return field.as_widget(_for_browser(kind), attrs=own)


def _is_said(kind: forms.Widget, name: str) -> bool:
    """The form itself has set it; Django's ten rows of every text field nobody has."""
    return name in kind.attrs and (name, kind.attrs[name]) != ("rows", "10")


def _looks(kind: forms.Widget) -> dict[str, str]:
    for wanted, look, attributes in _LOOKS:
        if isinstance(kind, wanted):
            return {"class": look, **attributes}
    return {}


def _for_browser(kind: forms.Widget) -> forms.Widget | None:
    """The browser's own field for a date or time; plain text for a number, so that a slip is not lost."""
    if type(kind) is forms.DateTimeInput:
        return forms.DateTimeInput({"type": "datetime-local", **kind.attrs}, format="%Y-%m-%dT%H:%M")
    if type(kind) is forms.DateInput:
        return forms.DateInput({"type": "date", **kind.attrs}, format="%Y-%m-%d")
    if type(kind) is forms.TimeInput:
        return forms.TimeInput({"type": "time", **kind.attrs}, format="%H:%M")
    return forms.TextInput(kind.attrs) if type(kind) is forms.NumberInput else None


@register.filter
def field_kind(field: BoundField) -> str:
    """How the field is laid out: `check` beside its label, `choices` as a group, `input` below it."""
    kind = field.field.widget
    if isinstance(kind, forms.CheckboxInput):
        return "check"
    return "choices" if isinstance(kind, _CHOSEN_ONE_BY_ONE) else "input"


@register.simple_tag
def form_problems(form: forms.BaseForm) -> list[dict[str, Any]]:
    """Everything wrong with a form, in the order of its fields, each with the input to go to."""
    whole = [{"text": text, "id": ""} for text in form.non_field_errors()]
    of_fields = [
        {"text": text, "id": field.id_for_label, "label": field.label}
        for field in form
        for text in field.errors
    ]
    return whole + of_fields
