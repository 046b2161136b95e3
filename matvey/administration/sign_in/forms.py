"""The forms of signing in, with our words instead of placeholders."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as factors
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from matvey.staff.models import Employee

PASSWORD_HINT = _("At least 10 characters; not your name and not one of the common ones.")
EMAIL, PASSWORD, CODE = _("E-mail"), _("Password"), _("Code")
NEW, AGAIN = _("New password"), _("The same once more")


class OurWords:
    """Names the fields as we do; a label says what a placeholder would, and stays while one types."""

    labels: ClassVar[Mapping[str, str | Promise]] = {}
    hints: ClassVar[Mapping[str, str | Promise]] = {}
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class LoginForm(OurWords, account.LoginForm):  # type: ignore[misc]
    labels: ClassVar = {"login": EMAIL, "password": PASSWORD}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs |= {"autocomplete": "username", "autofocus": True}


class ReauthenticateForm(OurWords, account.ReauthenticateForm):  # type: ignore[misc]
    labels: ClassVar = {"password": PASSWORD}


class ResetPasswordForm(OurWords, account.ResetPasswordForm):  # type: ignore[misc]
    labels: ClassVar = {"email": EMAIL}
    users: list[Employee]

    def clean_email(self) -> str:
        """Whoever has not accepted an invitation yet comes in by that, not by a forgotten password."""
        email: str = super().clean_email()
        self.users = [person for person in self.users if person.invited_at is None]
        return email


class ResetPasswordKeyForm(OurWords, account.ResetPasswordKeyForm):  # type: ignore[misc]
    labels: ClassVar = {"password1": NEW, "password2": AGAIN}
    hints: ClassVar = {"password1": PASSWORD_HINT}


class ChangePasswordForm(OurWords, account.ChangePasswordForm):  # type: ignore[misc]
    labels: ClassVar = {"oldpassword": _("Current password"), "password1": NEW, "password2": AGAIN}
    hints: ClassVar = {"password1": PASSWORD_HINT}


class CodeForm(OurWords, factors.AuthenticateForm):  # type: ignore[misc]
    labels: ClassVar = {"code": CODE}


class CodeAgainForm(OurWords, factors.ReauthenticateForm):  # type: ignore[misc]
    labels: ClassVar = {"code": CODE}


class ActivateCodesForm(OurWords, ActivateTOTPForm):  # type: ignore[misc]
    labels: ClassVar = {"code": _("Code from the app")}


class AddPasskeyForm(OurWords, AddWebAuthnForm):  # type: ignore[misc]
    labels: ClassVar = {"name": _("Name"), "passwordless": _("Sign in with it instead of the password")}
    hints: ClassVar = {"name": _("So that you recognise it: the laptop, the blue key")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "passwordless" in self.fields:
            self.fields["passwordless"].initial = True


class RenamePasskeyForm(OurWords, EditWebAuthnForm):  # type: ignore[misc]
    labels: ClassVar = {"name": _("Name")}
