"""What the company decides about its customer base."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from matvey.customers.completeness import TRAITS, CompletenessRules
from matvey.customers.status_terms import Terms
from matvey.staff.models import Branch


class SourceForm(forms.Form):
    name = forms.CharField(label=pgettext_lazy("customers", "Name"), max_length=120)


class LinkTypeForm(forms.Form):
    """A kind of link: how it reads from either end, and whether it means one credit risk."""

    name = forms.CharField(label=pgettext_lazy("customers", "Name"), max_length=120)
    symmetric = forms.BooleanField(label=_("The same from both ends"), required=False, initial=True)
    reverse_name = forms.CharField(label=_("Name from the other end"), max_length=120, required=False)
    means_one_risk = forms.BooleanField(
        label=_("Shared credit risk"),
        required=False,
        help_text=_("Who is linked so makes a group of companies with a common limit."),
    )


class StatusTermsForm(forms.Form):
    """The terms of one branch, or of all the others."""

    branch = forms.ModelChoiceField(
        Branch.objects.open(),
        label=_("Branch"),
        required=False,
        empty_label=_("all branches without their own"),
    )
    new_days = forms.IntegerField(label=_("New, days after the first purchase"), min_value=1, max_value=3650)
    active_days = forms.IntegerField(
        label=_("Active, days after the last purchase"), min_value=1, max_value=3650
    )
    intervals = forms.IntegerField(
        label=_("Or so many of the customer's own intervals, if that is longer"), min_value=1, max_value=3650
    )

    def terms(self) -> Terms:
        data = self.cleaned_data
        return Terms(data["new_days"], data["active_days"], data["intervals"])


class CompletenessForm(forms.Form):
    """How much each trait of a card counts; for a status what is left empty counts as on every card."""

    def __init__(self, *args: Any, status: str, rules: CompletenessRules, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.status = status
        own, general = rules.weights.get(status, {}), rules.weights[""]
        for key, trait in TRAITS.items():
            field = forms.IntegerField(
                label=capfirst(str(trait.label)), min_value=0, max_value=100, required=False
            )
            field.initial = own.get(key) if status else own.get(key, 0)
            field.widget.attrs |= {"placeholder": str(general.get(key, 0))} if status else {}
            self.fields[key] = field

    def weights(self) -> dict[str, int]:
        filled = {key: weight for key, weight in self.cleaned_data.items() if weight is not None}
        return filled if self.status else {key: weight for key, weight in filled.items() if weight}
