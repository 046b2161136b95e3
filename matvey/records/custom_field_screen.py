"""The list and form of a company's own fields, for administrators."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from matvey.records.actions.custom_fields import add_custom_field, archive_custom_field, change_custom_field
from matvey.records.filters import Asking, ChoiceFilter, Option
from matvey.records.lists.cells import Named
from matvey.records.models import CustomField
from matvey.records.screens import Bulk, Column, Screen, Sort, register
from matvey.staff import kinds
from matvey.staff.access import Access, Actor
from matvey.staff.rights import ADMINISTER


def visible(access: Access) -> QuerySet[CustomField]:
    """Administrators arrange the fields; what stands in them is seen with the record."""
    fields = CustomField.objects.filter(archived_at=None)
    return fields if access.may(ADMINISTER) else fields.none()


class CustomFieldForm(forms.Form):
    """A field of the company's own."""

    kind = forms.ChoiceField(label=gettext_lazy("Belongs to"))
    label = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    type = forms.ChoiceField(label=gettext_lazy("Type"), choices=CustomField.Type.choices)
    choices = forms.CharField(
        label=gettext_lazy("Choices"),
        required=False,
        widget=forms.Textarea,
        help_text=gettext_lazy("For a choice: one a line."),
    )
    hint = forms.CharField(label=gettext_lazy("Hint"), max_length=200, required=False)
    required = forms.BooleanField(label=gettext_lazy("Must be filled in"), required=False)
    position = forms.IntegerField(
        label=pgettext_lazy("in a list", "Position"), initial=0, min_value=0, max_value=10_000, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = [(kind.key, kind.plural) for kind in kinds.all_kinds() if kind.customizable]
        self.fields["kind"].choices = allowed  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        choices = [line.strip() for line in data.get("choices", "").splitlines() if line.strip()]
        if data.get("type") == CustomField.Type.CHOICE and len(choices) < 2:
            self.add_error("choices", _("Name at least two choices."))
        data["choices"] = list(dict.fromkeys(choices))
        data["position"] = data.get("position") or 0
        if self._taken(data):
            self.add_error("label", _("There is a field of this name already."))
        return data

    def _taken(self, data: dict[str, Any]) -> bool:
        same = CustomField.objects.filter(kind=data.get("kind", ""), label=data.get("label", ""))
        return same.exclude(label=self.initial.get("label", "")).exists()


def _initial(field: CustomField) -> dict[str, object]:
    names = ("kind", "label", "type", "hint", "required", "position")
    return {name: getattr(field, name) for name in names} | {"choices": "\n".join(field.choices)}


def _archive(rows: QuerySet[Any], data: dict[str, Any], by: Actor, at: datetime) -> str:
    fields = list(rows)
    for field in fields:
        archive_custom_field(field, by=by, at=at)
    return ngettext("%(n)d field archived", "%(n)d fields archived", len(fields)) % {"n": len(fields)}


def _kind_options(asking: Asking) -> list[Option]:
    return [Option(kind.key, str(kind.plural)) for kind in kinds.all_kinds() if kind.customizable]


def _kind_name(field: CustomField) -> str:
    kind = kinds.find(field.kind)
    return str(kind.plural) if kind else field.kind


custom_field_screen = register(
    Screen(
        kind="custom_field",
        namespace="custom-field",
        nav="settings",
        model=CustomField,
        title=gettext_lazy("Custom fields"),
        one=gettext_lazy("Field"),
        new=gettext_lazy("New field"),
        icon="text-cursor-input",
        visible=visible,
        columns=[
            Column(
                "label",
                gettext_lazy("Name"),
                lambda f: Named(f.label, f"/settings/fields/{f.pk}/edit/"),
                "link",
                "label",
                area="name",
            ),
            Column("kind", gettext_lazy("Belongs to"), _kind_name, area="sub"),
            Column("type", gettext_lazy("Type"), lambda f: f.get_type_display(), area="badge"),
            Column("required", gettext_lazy("Must be filled in"), lambda f: f.required, "yes_no"),
            Column("hint", gettext_lazy("Hint"), lambda f: f.hint),
        ],
        sorts=[
            Sort("position", gettext_lazy("In their order"), ("position",)),
            Sort("label", gettext_lazy("By name"), ("label",)),
        ],
        filters=[
            ChoiceFilter(
                "kind",
                gettext_lazy("Belongs to"),
                choose=_kind_options,
                where=lambda v, asking: Q(kind__in=v),
            )
        ],
        bulks=[Bulk("archive", gettext_lazy("Archive"), "archive", _archive, danger=True)],
        form=CustomFieldForm,
        initial=_initial,
        add=add_custom_field,
        change=change_custom_field,
        may_add=lambda request: request.access.may(ADMINISTER),
        may_change=lambda request, field: request.access.may(ADMINISTER),
    )
)
