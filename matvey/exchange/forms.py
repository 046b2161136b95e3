"""What a person decides before an import."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from matvey.exchange.models import Import
from matvey.staff.models import Employee


class ChoicesForm(forms.Form):
    """What to do with customers who are there already, and whose the new ones become."""

    on_duplicate = forms.ChoiceField(
        label=_("When a customer is there already"),
        choices=Import.OnDuplicate.choices,
        initial=Import.OnDuplicate.SKIP,
        widget=forms.RadioSelect,
    )
    responsible = forms.ModelChoiceField(
        Employee.objects.working(),
        label=_("Responsible for new customers"),
        required=False,
        help_text=_("Where the file names nobody."),
    )
