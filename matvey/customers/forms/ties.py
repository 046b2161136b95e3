"""Tying a customer to another one, found by whatever is remembered of it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from matvey.customers.forms.finding import OtherForm
from matvey.customers.models import LinkType


class LinkForm(OtherForm):
    """How they are linked, and with whom."""

    type = forms.ModelChoiceField(
        LinkType.objects.filter(archived_at=None), label=_("How they are linked"), empty_label=None
    )
    reverse = forms.BooleanField(label=_("The other way round"), required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    field_order = ("type", "reverse", "words", "other", "note")
