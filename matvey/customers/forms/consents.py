"""Entering and withdrawing consents."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from matvey.customers.models import Basis, Consent, ContactPoint, Customer


class ConsentForm(forms.Form):
    """To what they agreed, when, and how it can be shown."""

    basis = forms.ChoiceField(label=pgettext_lazy("consent", "To what"), choices=Basis.choices)
    contact_point = forms.ModelChoiceField(
        ContactPoint.objects.none(), label=_("Where to"), required=False, empty_label=_("to all of theirs")
    )
    obtained = forms.ChoiceField(label=_("How it was obtained"), choices=Consent.Obtained.choices)
    given_at = forms.DateTimeField(label=_("When it was given"))
    text_version = forms.CharField(label=_("Version of the text"), max_length=60)
    proof = forms.CharField(
        label=_("Proof"),
        max_length=500,
        required=False,
        help_text=_("Where the form, the recording or the letter is kept"),
    )

    def __init__(self, *args: Any, customer: Customer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["contact_point"].queryset = customer.contact_points.kept()  # type: ignore[attr-defined]


class WithdrawalForm(forms.Form):
    note = forms.CharField(label=_("How it was withdrawn"), max_length=500, required=False)
