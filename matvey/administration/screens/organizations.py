"""The list and card of our own legal entities."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matvey.administration.actions import add_organization, change_organization
from matvey.administration.forms.organizations import OrganizationForm
from matvey.administration.screens.choosing import administers, only_administrators
from matvey.records.filters import yes_no
from matvey.records.lists.cells import Named, Toned
from matvey.records.screens import Button, Column, Panel, Screen, Sort, register
from matvey.staff.http import StaffRequest
from matvey.staff.models import Organization


def _state(organization: Organization) -> Toned:
    return Toned(_("closed")) if organization.closed_at else Toned(_("in use"), "good")


def _requisites(request: StaffRequest, organization: Organization) -> dict[str, object]:
    return {}


def _regimes(request: StaffRequest, organization: Organization) -> dict[str, object]:
    return {"regimes": list(organization.tax_regimes.all())}


def _accounts(request: StaffRequest, organization: Organization) -> dict[str, object]:
    return {"accounts": list(organization.bank_accounts.order_by("closed_at", "id"))}


organization_screen = register(
    Screen(
        kind="organization",
        nav="settings",
        model=Organization,
        title=gettext_lazy("Organizations"),
        one=gettext_lazy("Organization"),
        new=gettext_lazy("New organization"),
        has_comments=True,
        icon="landmark",
        visible=only_administrators(Organization),
        columns=[
            Column(
                "name",
                gettext_lazy("Name"),
                lambda o: Named(o.name, reverse("organization-card", args=[o.pk])),
                "link",
                "name",
                area="name",
            ),
            Column("inn", gettext_lazy("INN"), lambda o: o.inn, area="sub"),
            Column("kpp", gettext_lazy("KPP"), lambda o: o.kpp),
            Column("ogrn", gettext_lazy("OGRN"), lambda o: o.ogrn),
            Column("director", gettext_lazy("Director"), lambda o: o.director),
            Column("state", gettext_lazy("State"), _state, "badge", area="badge"),
        ],
        sorts=[Sort("name", gettext_lazy("By name"), ("name",))],
        filters=[yes_no("closed", gettext_lazy("Closed"), Q(closed_at__isnull=False))],
        form=OrganizationForm,
        add=add_organization,
        change=change_organization,
        may_add=administers,
        may_change=administers,
        panels=[
            Panel(
                "requisites",
                gettext_lazy("Requisites"),
                "administration/organizations/requisites.html",
                _requisites,
                10,
                "main",
            ),
            Panel(
                "accounts",
                gettext_lazy("Bank accounts"),
                "administration/organizations/accounts.html",
                _accounts,
                20,
                "main",
            ),
            Panel(
                "regimes",
                gettext_lazy("Taxes"),
                "administration/organizations/regimes.html",
                _regimes,
                30,
            ),
        ],
        buttons=[
            Button(
                "closing",
                gettext_lazy("Close"),
                "archive",
                lambda o: reverse("organization-closing", args=[o.pk]),
                lambda request, organization: organization.closed_at is None,
                danger=True,
            ),
            Button(
                "reopening",
                gettext_lazy("Open again"),
                "undo-2",
                lambda o: reverse("organization-reopening", args=[o.pk]),
                lambda request, organization: organization.closed_at is not None,
                menu=False,
            ),
        ],
        card_template="administration/card.html",
        list_template="administration/list.html",
        subtitle=lambda o: o.full_name,
        has_time_line=True,
    )
)
