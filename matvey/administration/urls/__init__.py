"""The addresses of the administration."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("account/", include("matvey.administration.urls.sign_in")),
    path("profile/", include("matvey.administration.urls.profile")),
    path("settings/", include("matvey.administration.urls.settings")),
    path("", include("matvey.administration.urls.people")),
    path("", include("matvey.administration.urls.work")),
    path("", include("matvey.administration.urls.start")),
]
