"""The addresses of people who work here."""

from __future__ import annotations

from django.urls import include, path

from matvey.administration.screens.employees import employee_card, employee_screen, former_screen
from matvey.administration.urls.guarded import for_administrators, only_lists
from matvey.administration.views import absences, employees
from matvey.records.urls import screen_urls

urlpatterns = [
    path("employees/<int:pk>/absence/", absences.absence, name="absence"),
    path("employees/<int:pk>/return/", absences.come_back, name="come-back"),
    path("absences/<int:pk>/cancellation/", absences.absence_cancel, name="absence-cancel"),
    path("employees/<int:pk>/dismissal/", employees.dismissal, name="dismissal"),
    path("employees/<int:pk>/reinstatement/", employees.reinstatement, name="reinstatement"),
    path("employees/<int:pk>/invitation/", employees.invitation_renewal, name="invitation-renewal"),
    path(
        "employees/<int:pk>/invitation/withdrawal/",
        employees.invitation_withdrawal,
        name="invitation-withdrawal",
    ),
    path("employees/former/", include(for_administrators(only_lists(screen_urls(former_screen))))),
    path("employees/", include(only_lists(screen_urls(employee_screen)))),
    path("employees/", include(screen_urls(employee_card))),
]
