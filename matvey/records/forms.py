"""Small forms of the generic screens."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SavedViewForm(forms.Form):
    """A name for the list as it stands."""

    name = forms.CharField(label=_("Name of the view"), max_length=60)
    shared = forms.BooleanField(label=_("Show it to everybody"), required=False)
    query = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)
