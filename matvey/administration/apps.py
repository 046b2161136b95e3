"""The `administration` app."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

# Plugged into the sockets of the apps below by this app itself.
PLUGS = ("frame", "colleagues", "sign_in.journal", "start_steps", "own_settings_pages")


class Config(AppConfig):
    name = "matvey.administration"
    label = "administration"
    verbose_name = _("Administration")

    def ready(self) -> None:
        """Lets the apps above plug in: what people hold, what can be restored, what can be set up."""
        for plug in PLUGS:
            import_module(f"{self.name}.{plug}")
        autodiscover_modules("holdings", "bin", "settings_pages", "start_steps")
