"""The addresses of signing in: of allauth's only those we use, so that what we do not use is not there.

Nobody registers, nobody changes the e-mail they sign in by: the administration does.
"""

from __future__ import annotations

from allauth.account import views as account
from django.urls import include, path, re_path
from django.views.generic import RedirectView

# Keys and sessions stand on the profile; where allauth would lead to pages of its own for them, it leads there.
PROFILE = RedirectView.as_view(pattern_name="profile")

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/change/", account.password_change, name="account_change_password"),
    path("password/set/", account.password_set, name="account_set_password"),
    path("password/reset/", account.password_reset, name="account_reset_password"),
    path("password/reset/done/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "password/reset/key/done/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("2fa/", PROFILE, name="mfa_index"),
    path("2fa/webauthn/", PROFILE, name="mfa_list_webauthn"),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", PROFILE, name="usersessions_list"),
]
