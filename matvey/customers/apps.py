"""The `customers` app."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# What this app plugs into the sockets of the apps below.
PLUGS = ("kinds", "search", "erasers", "merged_keys")


class Config(AppConfig):
    name = "matvey.customers"
    label = "customers"
    verbose_name = _("Customers")

    def ready(self) -> None:
        for plug in PLUGS:
            import_module(f"{self.name}.{plug}")
