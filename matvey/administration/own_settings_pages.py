"""What the administration itself has to set up."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from matvey.administration.settings_pages import SettingsPage, add

add(
    SettingsPage(
        "company",
        _("Company"),
        _("Name, language, consent text"),
        "building",
        "company-settings",
        "company",
        10,
    ),
    SettingsPage(
        "organizations",
        _("Organizations"),
        _("Legal entities, requisites, accounts, taxes"),
        "landmark",
        "organization-list",
        "company",
        20,
    ),
    SettingsPage("branches", _("Branches"), _("Places we work from"), "store", "branch-list", "company", 30),
    SettingsPage(
        "calendar",
        _("Working calendar"),
        _("Hours, holidays, special days"),
        "calendar-days",
        "working-calendar",
        "company",
        40,
    ),
    SettingsPage(
        "employees", _("Employees"), _("Invite, change, dismiss"), "user-round", "employee-list", "people", 10
    ),
    SettingsPage(
        "departments",
        _("Departments"),
        _("Who belongs to whom, who heads"),
        "network",
        "departments",
        "people",
        20,
    ),
    SettingsPage("roles", _("Roles"), _("Who sees and may do what"), "shield", "role-list", "people", 30),
    SettingsPage(
        "fields",
        _("Custom fields"),
        _("What else you keep on a card"),
        "text-cursor-input",
        "custom-field-list",
        "work",
    ),
    SettingsPage(
        "journal", _("Journal"), _("Who changed what and when"), "scroll-text", "event-list", "data", 10
    ),
    SettingsPage("bin", _("Bin"), _("What was deleted, to be restored"), "trash-2", "bin", "data", 20),
    SettingsPage(
        "jobs", _("Background work"), _("What is under way and what failed"), "cog", "jobs", "data", 30
    ),
)
