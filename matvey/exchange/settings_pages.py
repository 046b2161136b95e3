"""Leaving with everything, among the settings of data."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.administration.settings_pages import SettingsPage, add

add(
    SettingsPage(
        "everything",
        _("Take everything out"),
        _("All data of the company as an archive in open formats, with a description"),
        "archive",
        "everything",
        "data",
        80,
    )
)
