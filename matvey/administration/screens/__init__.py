"""The lists and cards of the administration."""

from matvey.administration.screens.branches import branch_screen
from matvey.administration.screens.employees import employee_screen, former_screen
from matvey.administration.screens.events import event_screen
from matvey.administration.screens.organizations import organization_screen
from matvey.administration.screens.roles import role_screen

__all__ = [
    "branch_screen",
    "employee_screen",
    "event_screen",
    "former_screen",
    "organization_screen",
    "role_screen",
]
