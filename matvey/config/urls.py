"""All addresses of the program."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("matvey.core.urls")),
    path("", include("matvey.administration.urls")),
    path("", include("matvey.records.urls")),
    path("", include("matvey.customers.urls")),
    path("", include("matvey.exchange.urls")),
    path("", include("matvey.config.demo.urls")),
]
