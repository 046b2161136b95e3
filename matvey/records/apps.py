"""The `records` app: generic screens."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "matvey.records"
    label = "records"
    verbose_name = _("Records")

    def ready(self) -> None:
        """Lets every app plug in from its own files, wherever they have such a file."""
        autodiscover_modules(
            "rights",
            "kinds",
            "verbs",
            "navigation",
            "screens",
            "panels",
            "subscribers",
            "criteria",
            "jobs",
            "day",
        )
