"""Adding a customer with the least that is known, and changing what stands on the card."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from matvey.core.person_names import split_person_name
from matvey.core.regions import region_of_city, regions
from matvey.customers.models import ContactPoint, Counterparty, Form, Source
from matvey.customers.new import NewContact, NewCounterparty, NewCustomer, NewPerson, NewPoint, Place
from matvey.staff.http import StaffRequest
from matvey.staff.models import Branch, Employee

ROLES = [
    ("customer", _("Customer")),
    ("supplier", _("Supplier")),
    ("partner", _("Partner")),
    ("competitor", _("Competitor")),
]


class NewCustomerForm(forms.Form):
    """The least one needs to know; everything else comes later, on the card."""

    asks_request = True
    checked_at = reverse_lazy("customer-known")
    half = ("phone", "email", "inn", "city", "source", "responsible")

    legal_form = forms.ChoiceField(label=_("Company or person"), choices=Form.choices, initial=Form.COMPANY)
    name = forms.CharField(label=_("Name"), max_length=250)
    phone = forms.CharField(label=_("Phone"), max_length=100, required=False)
    email = forms.CharField(label=_("E-mail"), max_length=254, required=False)
    contact = forms.CharField(
        label=_("Contact person"), max_length=200, required=False, help_text=_("Only for companies")
    )
    inn = forms.CharField(label=_("INN"), max_length=20, required=False)
    city = forms.CharField(label=_("City"), max_length=120, required=False)
    roles = forms.MultipleChoiceField(
        label=_("Role"), choices=ROLES, initial=["customer"], widget=forms.CheckboxSelectMultiple
    )
    source = forms.ModelChoiceField(
        Source.objects.filter(archived_at=None), label=_("How they found us"), required=False
    )
    responsible = forms.ModelChoiceField(Employee.objects.working(), label=_("Responsible"), required=False)

    def __init__(self, *args: Any, request: StaffRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].initial = request.user.pk

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not self.errors:
            data["new"] = self._new(data)
        return data

    def _new(self, data: dict[str, Any]) -> NewCustomer:
        region = region_of_city(data["city"])
        responsible = data["responsible"]
        return NewCustomer(
            name=data["name"],
            form=data["legal_form"],
            roles=frozenset(data["roles"]),
            city=data["city"],
            region=region.code if region else "",
            source_id=data["source"].pk if data["source"] else None,
            place=Place(responsible.pk if responsible else None),
            points=_points(data),
            contacts=_contacts(data),
            counterparties=_counterparties(data),
        )


class ChangeCustomerForm(forms.Form):
    """The customer's own fields; contacts, phones and requisites are changed where they stand."""

    half = (
        *("responsible", "branch", "region", "city", "site", "source"),
        *("first_purchase_on", "last_purchase_on"),
    )

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=_("Name"), max_length=250)
    roles = forms.MultipleChoiceField(label=_("Role"), choices=ROLES, widget=forms.CheckboxSelectMultiple)
    responsible = forms.ModelChoiceField(Employee.objects.working(), label=_("Responsible"), required=False)
    branch = forms.ModelChoiceField(Branch.objects.open(), label=_("Branch"), required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)
    city = forms.CharField(label=_("City"), max_length=120, required=False)
    site = forms.CharField(label=_("Web site"), max_length=250, required=False)
    source = forms.ModelChoiceField(
        Source.objects.filter(archived_at=None), label=_("How they found us"), required=False
    )
    about = forms.CharField(
        label=pgettext_lazy("customer", "About"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    first_purchase_on = forms.DateField(label=_("First purchase"), required=False)
    last_purchase_on = forms.DateField(label=_("Last purchase"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = sorted(((code, str(region)) for code, region in regions().items()), key=lambda pair: pair[1])
        self.fields["region"].choices = [("", "—"), *known]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if "roles" in data:
            chosen = data.pop("roles")
            data |= {f"is_{role}": role in chosen for role, _label in ROLES}
        return data


def _points(data: dict[str, Any]) -> tuple[NewPoint, ...]:
    mediums = ContactPoint.Medium
    typed = ((mediums.PHONE, data["phone"]), (mediums.EMAIL, data["email"]))
    return tuple(NewPoint(medium.value, value, is_main=True) for medium, value in typed if value)


def _contacts(data: dict[str, Any]) -> tuple[NewContact, ...]:
    if not data["contact"] or data["legal_form"] == Form.PERSON:
        return ()
    return (NewContact(NewPerson(split_person_name(data["contact"])), is_main=True),)


def _counterparties(data: dict[str, Any]) -> tuple[NewCounterparty, ...]:
    if not data["inn"]:
        return ()
    form = Counterparty.Form.PERSON if data["legal_form"] == Form.PERSON else Counterparty.Form.COMPANY
    if form is Counterparty.Form.COMPANY and len(data["inn"].strip()) == 12:
        form = Counterparty.Form.SOLE_TRADER
    return (NewCounterparty(data["name"], form=form.value, inn=data["inn"]),)
