"""What the forms of the administration offer to choose from."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from matvey.staff.models import Branch, Department, Employee, Organization, Role


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A colleague who works here, by surname."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("empty_label", _("nobody"))
        super().__init__(Employee.objects.working(), **kwargs)

    def label_from_instance(self, person: Employee) -> str:
        return person.full_name


def branch_field(**kwargs: Any) -> forms.ModelChoiceField[Branch]:
    kwargs.setdefault("label", _("Branch"))
    return _chosen(Branch.objects.open(), kwargs)


def department_field(**kwargs: Any) -> forms.ModelChoiceField[Department]:
    kwargs.setdefault("label", _("Department"))
    return _chosen(Department.objects.filter(closed_at=None), kwargs)


def organization_field(**kwargs: Any) -> forms.ModelChoiceField[Organization]:
    kwargs.setdefault("label", _("Organization"))
    return _chosen(Organization.objects.open(), kwargs)


def role_field(**kwargs: Any) -> forms.ModelChoiceField[Role]:
    kwargs.setdefault("label", _("Role"))
    return _chosen(Role.objects.filter(archived_at=None), kwargs)


def _chosen[M: Model](rows: QuerySet[M], kwargs: dict[str, Any]) -> forms.ModelChoiceField[M]:
    kwargs.setdefault("empty_label", _("not chosen") if kwargs.get("required", True) else "—")
    return forms.ModelChoiceField(rows, **kwargs)
