"""The addresses of one's own profile."""

from __future__ import annotations

from django.urls import path

from matvey.administration.views import profile

urlpatterns = [
    path("", profile.profile, name="profile"),
    path("edit/", profile.profile_edit, name="profile-edit"),
    path("sessions/<int:pk>/ending/", profile.session_end, name="session-end"),
]
