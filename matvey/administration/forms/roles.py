"""The form of a role: for each kind of record how far one reads and how far one writes; rights by name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from matvey.staff.kinds import Kind, scoped_kinds
from matvey.staff.rights import all_rights
from matvey.staff.scopes import Scope


class RoleForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    description = forms.CharField(label=_("Description"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in scoped_kinds():
            self.fields[f"reading.{kind.key}"] = _scope(_("%s: sees") % kind.plural)
            self.fields[f"writing.{kind.key}"] = _scope(_("%s: changes") % kind.plural)
        self.fields["rights"] = forms.MultipleChoiceField(
            label=_("May also"),
            choices=[(right.key, _worded(right.label, right.hint)) for right in all_rights()],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )

    def lines(self) -> Iterator[tuple[Kind, BoundField, BoundField]]:
        """The matrix, row by row."""
        for kind in scoped_kinds():
            yield kind, self[f"reading.{kind.key}"], self[f"writing.{kind.key}"]

    def clean(self) -> dict[str, Any]:
        """As `RoleData`."""
        cleaned = super().clean() or {}
        data = {name: cleaned.get(name, "") for name in ("name", "description")}
        scopes = {
            side: {kind.key: cleaned.get(f"{side}.{kind.key}", Scope.NONE) for kind in scoped_kinds()}
            for side in ("reading", "writing")
        }
        return {**data, **scopes, "rights": cleaned.get("rights", [])}


class CopyForm(forms.Form):
    name = forms.CharField(label=_("Name of the new role"), max_length=120)


def _scope(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=Scope.choices, initial=Scope.NONE)


def _worded(label: Any, hint: Any) -> str:
    return f"{label}: {hint}" if hint else str(label)
