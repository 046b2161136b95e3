"""The screen of customers: list, card, form."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from matvey.customers.actions.adding import add_customer
from matvey.customers.actions.changing import change_customer
from matvey.customers.completeness import with_parts
from matvey.customers.forms.customers import ChangeCustomerForm, NewCustomerForm
from matvey.customers.merged import survivor_address
from matvey.customers.models import Customer
from matvey.customers.screens.bulks import BULKS
from matvey.customers.screens.buttons import BUTTONS
from matvey.customers.screens.columns import COLUMNS, SORTS, place
from matvey.customers.screens.filters import FILTERS
from matvey.records.screens import Screen, View, register
from matvey.staff.access import Actor
from matvey.staff.scopes import Scope


def add(data: dict[str, Any], *, by: Actor, at: datetime) -> Customer:
    return add_customer(data["new"], by=by, at=at)


def change(customer: Customer, data: dict[str, Any], *, by: Actor, at: datetime) -> Customer:
    version = data.pop("version", None)
    return change_customer(customer, data, by=by, at=at, version=version)


def initial(customer: Customer) -> dict[str, object]:
    return {name: getattr(customer, name) for name in ChangeCustomerForm.base_fields if name != "roles"} | {
        "roles": customer.roles
    }


customers = register(
    Screen(
        kind="customer",
        model=Customer,
        title=_("Customers"),
        one=_("Customer"),
        new=_("New customer"),
        icon="building-2",
        visible=lambda access: Customer.objects.visible_to(access).kept(),
        parts=lambda access: [part.kept() for part in Customer.objects.visible_parts(access)],
        load=lambda rows: rows.for_list(),  # type: ignore[attr-defined]
        load_card=lambda rows: with_parts(rows.select_related("responsible", "branch", "source")),
        columns=COLUMNS,
        sorts=SORTS,
        filters=FILTERS,
        views=[
            View("", _("All")),
            View(
                "mine", pgettext_lazy("customers", "Mine"), lambda request: f"responsible={request.user.pk}"
            ),
            View("customers", _("Customers only"), lambda request: "role=customer"),
            View("suppliers", _("Suppliers"), lambda request: "role=supplier"),
            View("partners", _("Partners"), lambda request: "role=partner"),
            View("competitors", _("Competitors"), lambda request: "role=competitor"),
        ],
        bulks=BULKS,
        buttons=BUTTONS,
        form=NewCustomerForm,
        change_form=ChangeCustomerForm,
        initial=initial,
        add=add,
        change=change,
        may_add=lambda request: request.access.writes("customer") is not Scope.NONE,
        may_change=lambda request, customer: request.access.may_write("customer", customer),
        moved=survivor_address,
        card_template="customers/card.html",
        empty_template="customers/empty.html",
        subtitle=place,
        searchable=True,
        custom=True,
        has_time_line=True,
    )
)
