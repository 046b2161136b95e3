"""The addresses of the first start, and of an invitation."""

from __future__ import annotations

from django.urls import path

from matvey.administration.views import invitations, start

urlpatterns = [
    path("start/", start.start, name="start"),
    path("start/branch/", start.start_branch, name="start-branch"),
    path("start/administrator/", start.start_administrator, name="start-administrator"),
    path("start/next/", start.start_next, name="start-next"),
    path("invitation/<str:token>/", invitations.invitation, name="invitation"),
]
