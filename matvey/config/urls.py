"""All addresses of the program."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from matvey.config.health import healthz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
]
