"""The kinds of records the administration keeps."""

from __future__ import annotations

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from matvey.administration.models import Company
from matvey.staff import kinds
from matvey.staff.access import Access
from matvey.staff.kinds import Kind
from matvey.staff.models import (
    Absence,
    BankAccount,
    Branch,
    Department,
    Employee,
    Organization,
    Role,
    WorkingCalendar,
)
from matvey.staff.rights import ADMINISTER


def visible_employees(access: Access) -> QuerySet[Employee]:
    """Colleagues see who works here; who has left is in the books of the administration."""
    people = Employee.objects.get_queryset()
    return people if access.may(ADMINISTER) else people.working()


def visible_absences(access: Access) -> QuerySet[Absence]:
    """When somebody is back is no secret among colleagues."""
    return Absence.objects.filter(employee__in=visible_employees(access))


def _add(key: str, model: type[Model], names: tuple[Promise, Promise], icon: str, url_name: str) -> None:
    """A kind only administrators see; without a card of its own its address is a page that shows all."""

    def visible(access: Access) -> QuerySet[Model]:
        rows = model._default_manager.all()
        return rows if access.may(ADMINISTER) else rows.none()

    def url(pk: int) -> str:
        return reverse(url_name, args=[pk]) if url_name.endswith("-card") else reverse(url_name)

    kinds.add(Kind(key, names[0], names[1], model, visible, url, icon=icon, scoped=False))


kinds.add(
    Kind(
        "employee",
        _("Employee"),
        _("Employees"),
        Employee,
        visible_employees,
        lambda pk: reverse("employee-card", args=[pk]),
        icon="user-round",
        scoped=False,
    )
)
kinds.add(
    Kind(
        "absence",
        _("Absence"),
        _("Absences"),
        Absence,
        visible_absences,
        lambda pk: reverse("employee-list"),
        icon="plane",
        scoped=False,
    )
)
_add("role", Role, (_("Role"), _("Roles")), "shield", "role-card")
_add("branch", Branch, (_("Branch"), _("Branches")), "store", "branch-card")
_add("department", Department, (_("Department"), _("Departments")), "network", "departments")
_add("organization", Organization, (_("Organization"), _("Organizations")), "landmark", "organization-card")
_add("bank_account", BankAccount, (_("Bank account"), _("Bank accounts")), "banknote", "organization-list")
_add("working_calendar", WorkingCalendar, (_("Working calendar"),) * 2, "calendar-days", "working-calendar")
_add("company", Company, (_("Company"),) * 2, "building", "company-settings")
