"""The `history` app."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "matvey.history"
    label = "history"
    verbose_name = _("History")

    def ready(self) -> None:
        import_module(f"{self.name}.erasers")
