"""The example among the settings, where one looks for a way to be rid of it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.administration.settings_pages import SettingsPage, add

add(
    SettingsPage(
        "example",
        _("Example"),
        _("Made-up customers to look around with: bring them in, take them away"),
        "sparkles",
        "example",
        "data",
        90,
    )
)
