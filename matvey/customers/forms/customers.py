"""Adding a customer with the least that is known, and changing what stands on the card."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from matvey.core.emails import split_emails
from matvey.core.person_names import split_person_name
from matvey.core.phones import split_phones
from matvey.core.regions import region_of_city, regions
from matvey.customers import jotted
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


_jotted = forms.Textarea(
    attrs={
        "rows": 2,
        "data-autosize": "",
        "data-takes-apart": reverse_lazy("customer-jotting"),
        "placeholder": _("Daisy, Ivan Petrov, +7 905 123-45-67, sofas, call on Tuesday"),
    }
)


class NewCustomerForm(forms.Form):
    """The least one needs to know; everything else comes later, on the card.

    A free text is taken apart into the fields. Sent before that was done, it fills them to be looked at.
    """

    asks_request = True
    checked_at = reverse_lazy("customer-known")
    half = ("phone", "email", "inn", "city", "source", "responsible", "position", "site")
    more = ("position", "site", "address", "about")

    jotted = forms.CharField(
        label=_("Paste a business card or a line of your notebook"), required=False, widget=_jotted
    )
    legal_form = forms.ChoiceField(label=_("Company or person"), choices=Form.choices, initial=Form.COMPANY)
    name = forms.CharField(label=_("Name"), max_length=250)
    phone = forms.CharField(label=_("Phone"), max_length=200, required=False)
    email = forms.CharField(label=_("E-mail"), max_length=300, required=False)
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
    position = forms.CharField(label=_("Position"), max_length=200, required=False)
    site = forms.CharField(label=_("Web site"), max_length=250, required=False)
    address = forms.CharField(label=_("Address"), max_length=400, required=False)
    about = forms.CharField(
        label=pgettext_lazy("customer", "About"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(
        self, data: QueryDict | None = None, *args: Any, request: StaffRequest, **kwargs: Any
    ) -> None:
        self._is_just_read = bool(data and data.get("jotted") and not data.get("name"))
        given = kwargs.get("initial") or {}
        self.is_filled = bool(given.get("jotted"))
        if self.is_filled:
            kwargs["initial"] = jotted.read(given["jotted"]) | given
        super().__init__(_filled(data) if data and self._is_just_read else data, *args, **kwargs)
        self.fields["responsible"].initial = request.user.pk
        if not jotted.is_plugged_in():
            del self.fields["jotted"]

    @property
    def more_open(self) -> bool:
        """Whether the fields that are seldom asked hold something."""
        return any(self[name].value() for name in self.more)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if self._is_just_read:
            raise ValidationError(_("The text has been taken apart. Look it over and save."))
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
            site=data["site"],
            about=_about(data),
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
    phones, emails = _each(data["phone"], split_phones), _each(data["email"], split_emails)
    return (
        *(NewPoint(mediums.PHONE.value, typed, is_main=not n) for n, typed in enumerate(phones)),
        *(NewPoint(mediums.EMAIL.value, typed, is_main=not n) for n, typed in enumerate(emails)),
        *(NewPoint(mediums.ADDRESS.value, typed) for typed in [data["address"]] if typed),
    )


def _contacts(data: dict[str, Any]) -> tuple[NewContact, ...]:
    if not data["contact"] or data["legal_form"] == Form.PERSON:
        return ()
    person = NewPerson(split_person_name(data["contact"]))
    return (NewContact(person, data["position"], is_main=True),)


def _each(typed: str, split: Callable[[str], list[str]]) -> list[str]:
    """The several of a field, or the whole where splitting would lose a word beside them."""
    several = list(dict.fromkeys(split(typed)))
    kept = "".join(several)
    is_whole = all(word in kept for word in re.findall(r"\w+", typed))
    return several if is_whole else [typed]


def _about(data: dict[str, Any]) -> str:
    """A position nobody at the customer holds stands among the remarks."""
    homeless = data["position"] if not _contacts(data) else ""
    return "\n".join(filter(None, (homeless, data["about"])))


def _filled(data: QueryDict) -> QueryDict:
    """What was typed, with the fields left empty filled from the free text."""
    filled = data.copy()
    for name, value in jotted.read(str(data["jotted"])).items():
        if name == "legal_form" or not filled.get(name):
            filled[name] = value
    return filled


def _counterparties(data: dict[str, Any]) -> tuple[NewCounterparty, ...]:
    if not data["inn"]:
        return ()
    form = Counterparty.Form.PERSON if data["legal_form"] == Form.PERSON else Counterparty.Form.COMPANY
    if form is Counterparty.Form.COMPANY and len(data["inn"].strip()) == 12:
        form = Counterparty.Form.SOLE_TRADER
    return (NewCounterparty(data["name"], form=form.value, inn=data["inn"]),)
