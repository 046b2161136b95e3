"""The addresses of the settings."""

from __future__ import annotations

from django.urls import include, path

from matvey.administration.screens import branch_screen, event_screen, organization_screen, role_screen
from matvey.administration.urls.guarded import for_administrators, only_lists
from matvey.administration.views import branches, calendar, departments, organizations, roles, settings
from matvey.records.urls import screen_urls

calendar_urls = [
    path("", calendar.working_calendar, name="working-calendar"),
    path("week/", calendar.working_week, name="working-week"),
    path("day/", calendar.special_day, name="special-day"),
    path("day/<int:pk>/removal/", calendar.special_day_removal, name="special-day-removal"),
    path("branches/<int:pk>/dropping/", calendar.company_calendar, name="company-calendar"),
]
role_urls = [
    path("new/", roles.role_create, name="role-create"),
    path("<int:pk>/edit/", roles.role_update, name="role-update"),
    path("<int:pk>/copy/", roles.role_copy, name="role-copy"),
    path("<int:pk>/archive/", roles.role_archive, name="role-archive"),
    path("<int:pk>/restoration/", roles.role_restore, name="role-restore"),
    *for_administrators(screen_urls(role_screen)),
]
branch_urls = [
    path("new/", branches.branch_create, name="branch-create"),
    path("<int:pk>/closing/", branches.branch_closing, name="branch-closing"),
    path("<int:pk>/reopening/", branches.branch_reopening, name="branch-reopening"),
    *for_administrators(screen_urls(branch_screen)),
]
department_urls = [
    path("", departments.departments, name="departments"),
    path("new/", departments.department_create, name="department-create"),
    path("<int:pk>/", departments.department_update, name="department-update"),
    path("<int:pk>/closing/", departments.department_closing, name="department-closing"),
    path("<int:pk>/reopening/", departments.department_reopening, name="department-reopening"),
]
organization_urls = [
    path("<int:pk>/closing/", organizations.organization_closing, name="organization-closing"),
    path("<int:pk>/reopening/", organizations.organization_reopening, name="organization-reopening"),
    path("<int:pk>/accounts/new/", organizations.account_create, name="bank-account-create"),
    path("accounts/<int:pk>/", organizations.account_update, name="bank-account-update"),
    path("accounts/<int:pk>/closing/", organizations.account_closing, name="bank-account-closing"),
    path("<int:pk>/taxes/new/", organizations.regime_create, name="tax-regime-create"),
    path("taxes/<int:pk>/removal/", organizations.regime_removal, name="tax-regime-removal"),
    *for_administrators(screen_urls(organization_screen)),
]
urlpatterns = [
    path("", settings.settings, name="settings"),
    path("company/", settings.company_settings, name="company-settings"),
    path("calendar/", include(calendar_urls)),
    path("roles/", include(role_urls)),
    path("branches/", include(branch_urls)),
    path("departments/", include(department_urls)),
    path("organizations/", include(organization_urls)),
    path("journal/", include(for_administrators(only_lists(screen_urls(event_screen))))),
]
