"""A password that is chosen: typed twice, checked by the company's rules."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from matvey.administration.sign_in.forms import PASSWORD_HINT
from matvey.staff.models import Employee


def _field(label: Any, **more: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(label=label, widget=widget, strip=False, max_length=200, **more)


class NewPasswordForm(forms.Form):
    """`employee` is whose password it will be: it may not be like their name."""

    password = _field(_("Password"), help_text=PASSWORD_HINT)
    again = _field(_("The same once more"))

    def __init__(self, *args: Any, employee: Employee | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.employee = employee

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.employee)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, second = cleaned.get("password"), cleaned.get("again")
        if first and second and first != second:
            self.add_error("again", ValidationError(_("The two passwords differ.")))
        return cleaned
