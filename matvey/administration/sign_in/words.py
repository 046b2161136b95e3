"""What signing in says: errors at the fields, messages after a change, subjects of letters about one."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

type Words = dict[str, str | Promise]

ERRORS: Words = {
    "account_inactive": _("This person does not work here any more."),
    "email_password_mismatch": _("The e-mail or the password is wrong."),
    "enter_current_password": _("This is not your current password."),
    "incorrect_password": _("The password is wrong."),
    "incorrect_code": _("The code is wrong or has been used."),
    "invalid_password_reset": _("This link has been used or is too old."),
    "too_many_login_attempts": _("Too many attempts. Try again in a few minutes."),
    "rate_limited": _("Too many attempts. Try again in a few minutes."),
}

FACTOR_ERRORS: Words = {
    "incorrect_code": _("The code is wrong or has been used."),
    "cannot_delete_authenticator": _("The second factor cannot be switched off."),
}

MESSAGES: Words = {
    "account/messages/password_changed.txt": _("The password is changed."),
    "account/messages/password_set.txt": _("The password is set."),
    "mfa/messages/totp_activated.txt": _("From now on a code is asked for at sign-in."),
    "mfa/messages/totp_deactivated.txt": _("The app with codes is switched off."),
    "mfa/messages/webauthn_added.txt": _("The passkey is added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey is removed."),
    "mfa/messages/recovery_codes_generated.txt": _(
        "There are new recovery codes; the old ones no longer work."
    ),
    "usersessions/messages/sessions_logged_out.txt": _("You are signed out everywhere else."),
}

NOTICES: Words = {
    "account/email/password_changed": _("Your password was changed"),
    "account/email/password_reset": _("Your password was changed by a link from a letter"),
    "mfa/email/totp_activated": _("An app with codes was switched on"),
    "mfa/email/totp_deactivated": _("The app with codes was switched off"),
    "mfa/email/webauthn_added": _("A passkey was added"),
    "mfa/email/webauthn_removed": _("A passkey was removed"),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made"),
}
