"""The forms of our own legal entities, their accounts and their taxes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from matvey.staff.models import TaxRegime


class OrganizationForm(forms.Form):
    """Check digits are the action's to check."""

    name = forms.CharField(label=_("Name"), max_length=200)
    full_name = forms.CharField(label=_("Full name"), max_length=400, required=False)
    inn = forms.CharField(label=_("INN"), max_length=30, required=False)
    kpp = forms.CharField(label=_("KPP"), max_length=30, required=False)
    ogrn = forms.CharField(label=_("OGRN or OGRNIP"), max_length=30, required=False)
    legal_address = forms.CharField(label=_("Legal address"), max_length=400, required=False)
    director = forms.CharField(label=_("Director"), max_length=200, required=False)
    accountant = forms.CharField(label=_("Chief accountant"), max_length=200, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=60, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)


class BankAccountForm(forms.Form):
    bank = forms.CharField(label=_("Bank"), max_length=200)
    bik = forms.CharField(label=_("BIK"), max_length=20)
    number = forms.CharField(label=_("Account number"), max_length=40)
    correspondent = forms.CharField(label=_("Correspondent account"), max_length=40, required=False)


class TaxRegimeForm(forms.Form):
    kind = forms.ChoiceField(label=_("Regime"), choices=TaxRegime.Kind)
    since_on = forms.DateField(label=_("Since"))
