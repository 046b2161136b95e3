"""Why a customer is lost."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class LossForm(forms.Form):
    reason = forms.CharField(label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
