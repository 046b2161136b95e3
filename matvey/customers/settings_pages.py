"""What there is to set up about the customer base."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.administration.settings_pages import SettingsPage, add

add(
    SettingsPage(
        "sources", _("Sources"), _("Where customers hear of us"), "waypoints", "source-list", "work", 40
    ),
    SettingsPage(
        "link-types",
        _("Kinds of links"),
        _("How customers are tied, and what makes a group of companies"),
        "link",
        "link-type-list",
        "work",
        50,
    ),
    SettingsPage(
        "statuses",
        _("Statuses of customers"),
        _("When a customer is new, active, inactive, lost"),
        "activity",
        "status-terms",
        "work",
        60,
    ),
    SettingsPage(
        "completeness",
        _("Completeness of cards"),
        _("What a card should have, and how much it counts"),
        "list-checks",
        "completeness-rules",
        "work",
        70,
    ),
    SettingsPage(
        "erasures",
        _("Destruction of personal data"),
        _("Whose data were destroyed when they asked for it: acts with an extract of the log"),
        "eraser",
        "erasure-list",
        "data",
        90,
    ),
)
