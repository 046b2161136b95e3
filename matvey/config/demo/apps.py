"""The example, offered to a company of one's own whose base holds no customers yet."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "matvey.config.demo"
    label = "demo"
    verbose_name = _("Example")
