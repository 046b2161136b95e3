"""The forms of what stands around a customer: phones, contact persons, counterparties."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from matvey.core.person_names import split_person_name
from matvey.customers.models import ContactPoint, Counterparty
from matvey.customers.new import NewContact, NewPerson, NewPoint

Medium = ContactPoint.Medium


class PointForm(forms.Form):
    """A phone, an e-mail, an address …"""

    medium = forms.ChoiceField(label=_("Kind"), choices=Medium.choices)
    typed = forms.CharField(label=_("Value"), max_length=400)
    label = forms.ChoiceField(label=_("Which one"), choices=ContactPoint.Label.choices, required=False)
    is_main = forms.BooleanField(label=_("Main"), required=False)


class BirthdayForm(forms.Form):
    """A birthday in the parts that are known."""

    birth_day = forms.IntegerField(label=_("Day of birth"), min_value=1, max_value=31, required=False)
    birth_month = forms.TypedChoiceField(
        label=_("Month"), choices=[("", "—"), *MONTHS.items()], coerce=int, empty_value=None, required=False
    )
    birth_year = forms.IntegerField(label=_("Year"), min_value=1880, max_value=2100, required=False)


class ContactForm(BirthdayForm):
    """A contact person: who, as what, how to reach them."""

    name = forms.CharField(label=pgettext_lazy("person", "Name"), max_length=240)
    position = forms.CharField(label=_("Position"), max_length=200, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=100, required=False)
    email = forms.CharField(label=_("E-mail"), max_length=254, required=False)
    is_main = forms.BooleanField(label=_("Main contact"), required=False)
    is_decision_maker = forms.BooleanField(label=_("Makes decisions"), required=False)

    half = ("phone", "email", "is_main", "is_decision_maker", "birth_month", "birth_year")
    field_order = ["name", "position", "phone", "email", "birth_day", "birth_month", "birth_year"]

    def new(self) -> NewContact:
        """What was filled in, as the action takes it."""
        data = self.cleaned_data
        typed = ((Medium.PHONE, data["phone"]), (Medium.EMAIL, data["email"]))
        return NewContact(
            person=NewPerson(split_person_name(data["name"]), *_birthday(data)),
            position=data["position"],
            is_decision_maker=data["is_decision_maker"],
            is_main=data["is_main"],
            points=tuple(NewPoint(medium.value, value) for medium, value in typed if value),
        )


class ChangeContactForm(BirthdayForm):
    """What is known of a contact person; phones are changed where they stand."""

    surname = forms.CharField(label=_("Surname"), max_length=80, required=False)
    given_name = forms.CharField(label=_("First name"), max_length=80, required=False)
    patronymic = forms.CharField(label=_("Patronymic"), max_length=80, required=False)
    position = forms.CharField(label=_("Position"), max_length=200, required=False)
    note = forms.CharField(label=_("What to remember"), required=False, max_length=300)
    is_main = forms.BooleanField(label=_("Main contact"), required=False)
    is_decision_maker = forms.BooleanField(label=_("Makes decisions"), required=False)

    field_order = [
        "surname",
        "given_name",
        "patronymic",
        "position",
        "birth_day",
        "birth_month",
        "birth_year",
    ]


class CounterpartyForm(forms.Form):
    """A party to documents, with requisites that are checked by their digits."""

    half = ("inn", "kpp")

    legal_form = forms.ChoiceField(label=_("Form"), choices=Counterparty.Form.choices)
    name = forms.CharField(label=_("Name"), max_length=250)
    inn = forms.CharField(label=_("INN"), max_length=60, required=False)
    kpp = forms.CharField(label=_("KPP"), max_length=60, required=False)
    ogrn = forms.CharField(label=_("OGRN"), max_length=60, required=False)
    full_name = forms.CharField(label=_("Full name"), max_length=500, required=False)
    legal_address = forms.CharField(label=_("Legal address"), max_length=400, required=False)
    director = forms.CharField(label=_("Director"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        """As the action takes it, which calls the form by its name in the model."""
        data: dict[str, Any] = super().clean() or {}
        return {"form" if name == "legal_form" else name: value for name, value in data.items()}


def _birthday(data: dict[str, Any]) -> tuple[int | None, int | None, int | None]:
    return data["birth_day"], data["birth_month"], data["birth_year"]
