"""The list and card of people who work here; everybody sees their colleagues."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matvey.administration.actions import change_employee, invite_employee
from matvey.administration.forms.employees import EmployeeForm, InvitationForm
from matvey.administration.kinds import visible_employees
from matvey.administration.screens import employee_panels
from matvey.administration.screens.choosing import administers, by_key
from matvey.administration.standing_in import may_mark_absent
from matvey.records.filters import yes_no
from matvey.records.lists.cells import Named, Toned
from matvey.records.screens import Button, Column, Screen, Sort, register
from matvey.staff.access import Access
from matvey.staff.http import StaffRequest
from matvey.staff.models import Absence, Branch, Department, Employee, Role
from matvey.staff.rights import ADMINISTER


def _working(access: Access) -> QuerySet[Employee]:
    return visible_employees(access).filter(dismissed_at=None)


def _former(access: Access) -> QuerySet[Employee]:
    people = Employee.objects.exclude(dismissed_at=None)
    return people if access.may(ADMINISTER) else people.none()


def _load(people: QuerySet[Employee]) -> QuerySet[Employee]:
    away = Absence.objects.in_force(timezone.now()).order_by("starts_at")
    return people.select_related("branch", "department", "role").prefetch_related(
        Prefetch("absences", away, to_attr="away_now")
    )


def _state(person: Employee) -> Toned:
    if person.dismissed_at:
        return Toned(_("left"))
    if person.invited_at:
        return Toned(_("invited"), "info")
    away: list[Absence] = getattr(person, "away_now", [])
    return Toned(str(away[-1].get_reason_display()), "warn") if away else Toned(_("at work"), "good")


def _may_be_marked(request: StaffRequest, person: Employee) -> bool:
    return person.is_active and may_mark_absent(person, request.actor)


def _may_be_dismissed(request: StaffRequest, person: Employee) -> bool:
    return administers(request) and person.is_active and not person.invited_at


def _may_be_reinstated(request: StaffRequest, person: Employee) -> bool:
    return administers(request) and not person.is_active


employee_screen = register(
    Screen(
        kind="employee",
        nav="employees",
        model=Employee,
        title=gettext_lazy("Employees"),
        one=gettext_lazy("Employee"),
        new=gettext_lazy("New employee"),
        icon="user-round",
        visible=_working,
        load=_load,
        columns=[
            Column(
                "name",
                gettext_lazy("Employee"),
                lambda p: Named(p.full_name, reverse("employee-card", args=[p.pk])),
                "link",
                "name",
                area="name",
            ),
            Column("position", gettext_lazy("Position"), lambda p: p.position, area="sub"),
            Column("department", gettext_lazy("Department"), lambda p: p.department),
            Column("branch", gettext_lazy("Branch"), lambda p: p.branch),
            Column("role", gettext_lazy("Role"), lambda p: p.role),
            Column("phone", gettext_lazy("Phone"), lambda p: p.phone, "phone"),
            Column("email", gettext_lazy("E-mail"), lambda p: p.email, "email", shown=False),
            Column("state", gettext_lazy("State"), _state, "badge", area="badge"),
        ],
        sorts=[Sort("name", gettext_lazy("By surname"), ("surname", "given_name"))],
        filters=[
            by_key("branch", gettext_lazy("Branch"), Branch.objects.open),
            by_key(
                "department", gettext_lazy("Department"), lambda: Department.objects.filter(closed_at=None)
            ),
            by_key("role", gettext_lazy("Role"), lambda: Role.objects.filter(archived_at=None)),
            yes_no("invited", gettext_lazy("Invited, not yet in"), Q(invited_at__isnull=False)),
        ],
        form=InvitationForm,
        change_form=EmployeeForm,
        add=invite_employee,
        change=change_employee,
        may_add=administers,
        may_change=administers,
        panels=employee_panels.PANELS,
        buttons=[
            Button(
                "absence",
                gettext_lazy("Is away"),
                "plane",
                lambda p: reverse("absence", args=[p.pk]),
                _may_be_marked,
                menu=False,
            ),
            Button(
                "dismissal",
                gettext_lazy("Dismiss from the company"),
                "user-x",
                lambda p: reverse("dismissal", args=[p.pk]),
                _may_be_dismissed,
                danger=True,
            ),
            Button(
                "reinstatement",
                gettext_lazy("Works here again"),
                "user-check",
                lambda p: reverse("reinstatement", args=[p.pk]),
                _may_be_reinstated,
                menu=False,
            ),
        ],
        subtitle=lambda p: " · ".join(str(part) for part in (p.position or p.role, p.branch) if part),
        list_template="administration/employees/list.html",
        card_template="administration/employees/card.html",
    )
)
# A card opens for who has left too: the journal leads there.
employee_card = replace(employee_screen, visible=visible_employees)
former_screen = register(
    replace(
        employee_screen,
        namespace="former-employee",
        title=gettext_lazy("Former employees"),
        visible=_former,
        add=None,
        list_template="administration/list.html",
    )
)
