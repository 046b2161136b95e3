"""The addresses of people who work here."""

from __future__ import annotations

from django.urls import path

from matvey.administration.views import absences

urlpatterns = [
    path("employees/<int:pk>/absence/", absences.absence, name="absence"),
    path("employees/<int:pk>/return/", absences.come_back, name="come-back"),
    path("absences/<int:pk>/cancellation/", absences.absence_cancel, name="absence-cancel"),
]
