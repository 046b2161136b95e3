"""Looking up who has a customer, asking for access, and answering."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from matvey.customers.matches import Exactly
from matvey.customers.models import Form


class LookUpForm(forms.Form):
    """One whole value: half a number finds nobody outside one's rights."""

    phone = forms.CharField(label=_("Phone"), max_length=100, required=False)
    email = forms.CharField(label=_("E-mail"), max_length=254, required=False)
    inn = forms.CharField(label=_("INN"), max_length=20, required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        data["wanted"] = Exactly.read(**{name: data.get(name, "") for name in ("phone", "email", "inn")})
        if not data["wanted"]:
            raise ValidationError(_("Type a whole phone number, e-mail address or INN."))
        return data


class TypedForm(forms.Form):
    """What stands so far in the form of a customer, a contact person, a contact point or a counterparty."""

    name = forms.CharField(max_length=250, required=False)
    phone = forms.CharField(max_length=200, required=False)
    email = forms.CharField(max_length=300, required=False)
    inn = forms.CharField(max_length=60, required=False)
    typed = forms.CharField(max_length=400, required=False)
    city = forms.CharField(max_length=120, required=False)
    legal_form = forms.ChoiceField(choices=Form.choices, required=False)

    def wanted(self, besides: int | None) -> Exactly:
        """To be asked after `is_valid()`; what is too long is nobody's."""
        read = self.cleaned_data
        typed = read.get("typed", "")
        return Exactly.read(
            phone=read.get("phone") or typed,
            email=read.get("email") or typed,
            inn=read.get("inn", ""),
            besides=besides,
        )


class AskForm(forms.Form):
    reason = forms.CharField(label=_("Why you need this customer"), max_length=500)


class AnswerForm(forms.Form):
    granted = forms.TypedChoiceField(
        label=_("Your answer"),
        choices=[("yes", _("Hand the customer over")), ("no", _("Refuse"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("Note"), max_length=500, required=False)
