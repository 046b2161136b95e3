"""The form of a department."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from matvey.administration.forms.choices import PersonField, branch_field, department_field


class DepartmentForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    head = PersonField(label=_("Head"), required=False)
    parent = department_field(label=_("Part of"), required=False, empty_label=_("of nothing"))
    branch = branch_field(required=False, empty_label=_("the whole company"))
