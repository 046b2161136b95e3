"""The `exchange` app."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

# What this app plugs into the sockets of the apps below, and the formats of files it reads.
PLUGS = ("erasers", "vcards.reading", "letters.reading", "calendars.reading", "jotted.pages", "plugs")


class Config(AppConfig):
    name = "matvey.exchange"
    label = "exchange"
    verbose_name = _("Exchange")

    def ready(self) -> None:
        for plug in PLUGS:
            import_module(f"{self.name}.{plug}")
