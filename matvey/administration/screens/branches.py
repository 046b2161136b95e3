"""The list and card of branches."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matvey.administration.actions import change_branch, open_branch
from matvey.administration.forms.branches import BranchForm
from matvey.administration.screens.choosing import administers, by_key, only_administrators
from matvey.records.filters import yes_no
from matvey.records.lists.cells import Named, Toned
from matvey.records.screens import Button, Column, Panel, Screen, Sort, register
from matvey.staff.http import StaffRequest
from matvey.staff.models import Branch, Organization


def _load(branches: QuerySet[Branch]) -> QuerySet[Branch]:
    working = Count("employees", filter=Q(employees__dismissed_at=None))
    return branches.select_related("organization").annotate(people=working)


def _state(branch: Branch) -> Toned:
    return Toned(_("closed")) if branch.closed_at else Toned(_("works"), "good")


def _about(request: StaffRequest, branch: Branch) -> dict[str, object]:
    return {}


def _people(request: StaffRequest, branch: Branch) -> dict[str, object]:
    people = branch.employees.filter(dismissed_at=None).select_related("department", "role")
    return {"people": list(people)}


def _departments(request: StaffRequest, branch: Branch) -> dict[str, object]:
    return {"departments": list(branch.departments.filter(closed_at=None).select_related("head"))}


branch_screen = register(
    Screen(
        kind="branch",
        nav="settings",
        model=Branch,
        title=gettext_lazy("Branches"),
        one=gettext_lazy("Branch"),
        new=gettext_lazy("New branch"),
        has_comments=True,
        icon="store",
        visible=only_administrators(Branch),
        load=_load,
        columns=[
            Column(
                "name",
                gettext_lazy("Name"),
                lambda b: Named(b.name, reverse("branch-card", args=[b.pk])),
                "link",
                "name",
                area="name",
            ),
            Column("city", gettext_lazy("City"), lambda b: b.city, area="sub"),
            Column("address", gettext_lazy("Address"), lambda b: b.address),
            Column("organization", gettext_lazy("Organization"), lambda b: b.organization),
            Column("people", gettext_lazy("People"), lambda b: b.people, "number", numeric=True, area="sum"),
            Column("state", gettext_lazy("State"), _state, "badge", area="badge"),
        ],
        sorts=[Sort("name", gettext_lazy("By name"), ("name",))],
        filters=[
            by_key("organization", gettext_lazy("Organization"), Organization.objects.all),
            yes_no("closed", gettext_lazy("Closed"), Q(closed_at__isnull=False)),
        ],
        form=BranchForm,
        add=open_branch,
        change=change_branch,
        may_add=administers,
        may_change=administers,
        panels=[
            Panel(
                "people", gettext_lazy("People"), "administration/branches/people.html", _people, 10, "main"
            ),
            Panel("about", gettext_lazy("About"), "administration/branches/about.html", _about, 20),
            Panel(
                "departments",
                gettext_lazy("Departments"),
                "administration/branches/departments.html",
                _departments,
                30,
            ),
        ],
        buttons=[
            Button(
                "closing",
                gettext_lazy("Close"),
                "archive",
                lambda b: reverse("branch-closing", args=[b.pk]),
                lambda request, branch: branch.closed_at is None,
                danger=True,
            ),
            Button(
                "reopening",
                gettext_lazy("Open again"),
                "undo-2",
                lambda b: reverse("branch-reopening", args=[b.pk]),
                lambda request, branch: branch.closed_at is not None,
                menu=False,
            ),
        ],
        card_template="administration/card.html",
        list_template="administration/list.html",
        subtitle=lambda b: " · ".join(part for part in (b.city, str(b.organization)) if part),
        has_time_line=True,
    )
)
