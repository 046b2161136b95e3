"""The addresses of the example."""

from __future__ import annotations

from django.urls import path

from matvey.config.demo import views

urlpatterns = [
    path("example/", views.example, name="example"),
    path("example/removal/", views.removal, name="example-removal"),
    path("example/cancellation/", views.cancellation, name="example-cancellation"),
]
