"""What people change about themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from matvey.administration.forms.choices import PersonField
from matvey.staff.models import Employee


class ProfileForm(forms.Form):
    given_name = forms.CharField(label=_("First name"), max_length=80)
    patronymic = forms.CharField(label=_("Patronymic"), max_length=80, required=False)
    surname = forms.CharField(label=_("Surname"), max_length=80)
    phone = forms.CharField(
        label=_("Phone"), max_length=40, required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    deputy = PersonField(
        label=_("Usually stands in for me"),
        required=False,
        help_text=_("Nobody chosen: the head of the department."),
    )

    def __init__(self, *args: Any, employee: Employee, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Employee.objects.working().exclude(pk=employee.pk)
        self.fields["deputy"].queryset = people  # type: ignore[attr-defined]
