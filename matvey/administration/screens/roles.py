"""The list and card of roles."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matvey.administration.actions import add_role, change_role
from matvey.administration.forms.roles import RoleForm
from matvey.administration.role_matrix import matrix_of, rights_of
from matvey.administration.screens.choosing import administers, only_administrators
from matvey.records.filters import yes_no
from matvey.records.lists.cells import Named, Toned
from matvey.records.screens import Button, Column, Panel, Screen, Sort, register
from matvey.staff.http import StaffRequest
from matvey.staff.models import Role


def _load(roles: QuerySet[Role]) -> QuerySet[Role]:
    return roles.annotate(people=Count("employees", filter=Q(employees__dismissed_at=None)))


def _state(role: Role) -> Toned:
    return Toned(_("archived")) if role.archived_at else Toned(_("in use"), "good")


def _matrix(request: StaffRequest, role: Role) -> dict[str, object]:
    return {"matrix": matrix_of(role), "rights": rights_of(role)}


def _holders(request: StaffRequest, role: Role) -> dict[str, object]:
    return {"people": list(role.employees.filter(dismissed_at=None).select_related("branch"))}


role_screen = register(
    Screen(
        kind="role",
        nav="settings",
        model=Role,
        title=gettext_lazy("Roles"),
        one=gettext_lazy("Role"),
        icon="shield",
        visible=only_administrators(Role),
        load=_load,
        columns=[
            Column(
                "name",
                gettext_lazy("Name"),
                lambda r: Named(r.name, reverse("role-card", args=[r.pk])),
                "link",
                "name",
                area="name",
            ),
            Column("description", gettext_lazy("Description"), lambda r: r.description, area="sub"),
            Column("people", gettext_lazy("People"), lambda r: r.people, "number", numeric=True, area="sum"),
            Column("state", gettext_lazy("State"), _state, "badge", area="badge"),
        ],
        sorts=[Sort("name", gettext_lazy("By name"), ("name",))],
        filters=[yes_no("archived", gettext_lazy("Archived"), Q(archived_at__isnull=False))],
        form=RoleForm,
        add=add_role,
        change=change_role,
        may_add=administers,
        may_change=administers,
        panels=[
            Panel(
                "matrix",
                gettext_lazy("What it allows"),
                "administration/roles/matrix.html",
                _matrix,
                10,
                "main",
            ),
            Panel("holders", gettext_lazy("Who has it"), "administration/roles/holders.html", _holders, 20),
        ],
        buttons=[
            Button(
                "copy", gettext_lazy("Copy"), "copy", lambda r: reverse("role-copy", args=[r.pk]), administers
            ),
            Button(
                "archive",
                gettext_lazy("Archive"),
                "archive",
                lambda r: reverse("role-archive", args=[r.pk]),
                lambda request, role: role.archived_at is None,
                danger=True,
            ),
            Button(
                "restore",
                gettext_lazy("Give it again"),
                "undo-2",
                lambda r: reverse("role-restore", args=[r.pk]),
                lambda request, role: role.archived_at is not None,
                menu=False,
            ),
        ],
        card_template="administration/card.html",
        list_template="administration/list.html",
        subtitle=lambda r: r.description,
        has_time_line=True,
    )
)
