"""The three questions of the first start: whose company, where it works, who administers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from matvey.administration.forms.passwords import NewPasswordForm
from matvey.administration.requisites import checked_requisites
from matvey.administration.time_zones import time_zone_choices
from matvey.staff.models import Employee


class CompanyForm(forms.Form):
    company = forms.CharField(
        label=_("What the company is called"),
        max_length=120,
        help_text=_("As you call it among yourselves: “Matvey's bakery”"),
        widget=forms.TextInput(attrs={"autocomplete": "organization", "autofocus": True}),
    )
    organization = forms.CharField(
        label=_("Legal entity"),
        max_length=200,
        required=False,
        help_text=_("As it stands in documents. More of them can be added later."),
    )
    inn = forms.CharField(label=_("INN"), max_length=20, required=False, help_text=_("If it is at hand."))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        try:
            cleaned |= checked_requisites({"inn": cleaned.get("inn", "")})
        except forms.ValidationError as error:
            self.add_error(None, error)
        return cleaned


class BranchForm(forms.Form):
    name = forms.CharField(
        label=_("What this place is called"),
        max_length=120,
        help_text=_("The first shop, office or workshop; more can be opened later."),
        widget=forms.TextInput(attrs={"autofocus": True}),
    )
    city = forms.CharField(label=_("City"), max_length=120, required=False)
    address = forms.CharField(label=_("Address"), max_length=400, required=False)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zone_choices)


class AdministratorForm(NewPasswordForm):
    given_name = forms.CharField(
        label=_("First name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "given-name", "autofocus": True}),
    )
    surname = forms.CharField(
        label=_("Surname"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "family-name"})
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("You sign in by it."),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )

    field_order = ["given_name", "surname", "email", "password", "again"]

    def clean_password(self) -> str:
        names = {name: self.cleaned_data.get(name, "") for name in ("given_name", "surname", "email")}
        self.employee = Employee(**names)
        return super().clean_password()
