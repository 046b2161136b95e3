"""Signing in: e-mail and password, a second factor for who wants one, and nobody registers by themselves."""

from __future__ import annotations

from matvey.config.environment import given

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
# scrypt costs an attacker memory as well as time and is part of every OpenSSL.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation reaches a person by the address it confirms
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if given().is_encrypted else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = 0  # our middleware has put the client's own address into the request

MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Matvey"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not given().is_encrypted  # browsers allow it on localhost only
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an invitation reached the person by it, see above
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off

ACCOUNT_ADAPTER = "matvey.administration.sign_in.AccountAdapter"
MFA_ADAPTER = "matvey.administration.sign_in.FactorAdapter"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {
    "login": "matvey.administration.sign_in.forms.LoginForm",
    "reauthenticate": "matvey.administration.sign_in.forms.ReauthenticateForm",
    "reset_password": "matvey.administration.sign_in.forms.ResetPasswordForm",
    "reset_password_from_key": "matvey.administration.sign_in.forms.ResetPasswordKeyForm",
    "change_password": "matvey.administration.sign_in.forms.ChangePasswordForm",
}
MFA_FORMS = {
    "authenticate": "matvey.administration.sign_in.forms.CodeForm",
    "reauthenticate": "matvey.administration.sign_in.forms.CodeAgainForm",
    "activate_totp": "matvey.administration.sign_in.forms.ActivateCodesForm",
    "add_webauthn": "matvey.administration.sign_in.forms.AddPasskeyForm",
    "edit_webauthn": "matvey.administration.sign_in.forms.RenamePasskeyForm",
}
