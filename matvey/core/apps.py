"""The `core` app."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models import fields
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "matvey.core"
    label = "core"
    verbose_name = _("Core")

    def ready(self) -> None:
        """Django asks for its word of a choice not made to be replaced here."""
        fields.BLANK_CHOICE_LABEL = _("— not chosen —")
