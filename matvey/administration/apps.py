"""The `administration` app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "matvey.administration"
    label = "administration"
    verbose_name = _("Administration")

    def ready(self) -> None:
        from matvey.administration import handover
        from matvey.administration.actions.holdings import DEPARTMENTS, DEPUTYSHIPS

        handover.add(DEPARTMENTS)
        handover.add(DEPUTYSHIPS)
