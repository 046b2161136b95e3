"""What the forms of the administration offer to choose from."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from matvey.staff.models import Branch, Department, Employee, Role


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A colleague who works here, by surname."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("empty_label", _("nobody"))
        super().__init__(Employee.objects.working(), **kwargs)

    def label_from_instance(self, person: Employee) -> str:
        return person.full_name


def branch_field(**kwargs: Any) -> forms.ModelChoiceField[Branch]:
    kwargs.setdefault("label", _("Branch"))
    return forms.ModelChoiceField(Branch.objects.open(), **kwargs)


def department_field(**kwargs: Any) -> forms.ModelChoiceField[Department]:
    kwargs.setdefault("label", _("Department"))
    return forms.ModelChoiceField(Department.objects.filter(closed_at=None), **kwargs)


def role_field(**kwargs: Any) -> forms.ModelChoiceField[Role]:
    kwargs.setdefault("label", _("Role"))
    return forms.ModelChoiceField(Role.objects.filter(archived_at=None), **kwargs)
