"""The `journal` app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "matvey.journal"
    label = "journal"
    verbose_name = _("Journal")
