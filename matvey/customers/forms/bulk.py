"""The forms of what is done with many customers at once."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from matvey.staff.models import Employee


class HandOverForm(forms.Form):
    to = forms.ModelChoiceField(Employee.objects.working(), label=_("To whom"))
    reason = forms.CharField(label=_("Why"), max_length=300, required=False)


class TagsForm(forms.Form):
    tags = forms.CharField(label=_("Tags"), max_length=300, help_text=_("Separated by commas"))
