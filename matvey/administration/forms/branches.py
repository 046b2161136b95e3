"""The forms of a branch: opening one, and its particulars afterwards."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from matvey.administration.forms.choices import organization_field
from matvey.administration.time_zones import time_zone_choices
from matvey.staff.models import Branch, Employee


class BranchForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    organization = organization_field()
    city = forms.CharField(label=_("City"), max_length=120, required=False)
    address = forms.CharField(label=_("Address"), max_length=400, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=60, required=False)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zone_choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """A zone that is not among the usual ones stays as it is."""
        super().__init__(*args, **kwargs)
        zone = self.initial.get("time_zone", "")
        field = self.fields["time_zone"]
        if zone and zone not in dict(time_zone_choices()):
            field.choices = [(zone, zone), *time_zone_choices()]  # type: ignore[attr-defined]


class OpeningForm(BranchForm):
    """Everything a new branch needs in one form."""

    like = forms.ModelChoiceField(
        Branch.objects.open(),
        label=_("As in"),
        required=False,
        empty_label=_("nothing yet"),
        help_text=_("Departments and working hours are taken over; roles and rules hold everywhere anyway."),
    )
    people = forms.ModelMultipleChoiceField(
        Employee.objects.working(), label=_("Who moves there"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """`branch` as `BranchData`, `like` and `people` beside it."""
        cleaned = super().clean() or {}
        like, people = cleaned.pop("like", None), cleaned.pop("people", ())
        return {"branch": cleaned, "like": like, "people": list(people)}
