"""The settings of the whole company."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class CompanySettingsForm(forms.Form):
    name = forms.CharField(label=_("What the company is called"), max_length=120)
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, help_text=_("For colleagues invited from now on.")
    )
    consent_text = forms.CharField(
        label=_("Consent text"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea,
        help_text=_("What a person agrees to when they let us keep their data; new consents carry it."),
    )
