"""The form of a colleague, as the administration fills it in, and the form of their leaving."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from matvey.administration.forms.choices import PersonField, branch_field, department_field, role_field
from matvey.administration.handover import Held
from matvey.staff.models import Employee


class InvitationForm(forms.Form):
    """The least an invitation needs; the rest has time, and people fill in much of it themselves."""

    given_name = forms.CharField(label=_("First name"), max_length=80)
    surname = forms.CharField(label=_("Surname"), max_length=80)
    email = forms.EmailField(label=_("E-mail"), help_text=_("They sign in by it; the invitation goes there."))
    role = role_field(help_text=_("What they see and may do."))
    branch = branch_field()
    department = department_field(required=False)


class EmployeeForm(InvitationForm):
    """Everything the administration keeps of a colleague."""

    patronymic = forms.CharField(label=_("Patronymic"), max_length=80, required=False)
    position = forms.CharField(label=_("Position"), max_length=120, required=False)
    phone = forms.CharField(
        label=_("Phone"), max_length=40, required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )
    deputy = PersonField(label=_("Usually stands in"), required=False)

    field_order = ("given_name", "patronymic", "surname")


class DismissalForm(forms.Form):
    """One successor for everything, and another one for a kind where that is better."""

    everything = PersonField(label=_("Takes everything over"), required=False)

    def __init__(self, *args: Any, employee: Employee, held: list[Held], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = held
        people = Employee.objects.working().filter(invited_at=None).exclude(pk=employee.pk)
        for item in held:
            label = f"{item.holding.label}: {item.count}"
            self.fields[item.holding.key] = PersonField(
                label=label, required=False, empty_label=_("the same person")
            )
        for field in self.fields.values():
            cast("PersonField", field).queryset = people
        if not held:
            del self.fields["everything"]

    def clean(self) -> dict[str, Any]:
        """`successors` by kind, as `dismiss_employee` takes them."""
        cleaned = super().clean() or {}
        heir = cleaned.get("everything")
        chosen = {item.holding.key: cleaned.get(item.holding.key) or heir for item in self.held}
        if any(successor is None for successor in chosen.values()):
            self.add_error("everything", _("Choose who takes it all over."))
        return {"successors": {key: person for key, person in chosen.items() if person}}
