"""On what ground somebody's personal data are destroyed."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class ErasureForm(forms.Form):
    ground = forms.CharField(
        label=_("Ground"),
        max_length=500,
        help_text=_("For example, “Request of 23.11.2026, No. 14”. Without the name: the act is kept."),
    )
