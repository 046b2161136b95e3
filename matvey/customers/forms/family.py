"""The forms of a person's life: themselves, relatives, family events."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from matvey.customers.forms.around import BirthdayForm
from matvey.customers.models import LifeEvent, Person, Relative


class PersonForm(BirthdayForm):
    """What is known of a human; the name of a customer who is this person changes with it."""

    surname = forms.CharField(label=_("Surname"), max_length=80, required=False)
    given_name = forms.CharField(label=_("First name"), max_length=80, required=False)
    patronymic = forms.CharField(label=_("Patronymic"), max_length=80, required=False)
    sex = forms.ChoiceField(label=_("Sex"), choices=[("", "—"), *Person.Sex.choices], required=False)
    deceased_on = forms.DateField(label=_("Died"), required=False)
    note = forms.CharField(
        label=_("What to remember"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    field_order = ["surname", "given_name", "patronymic", "birth_day", "birth_month", "birth_year"]


class RelativeForm(BirthdayForm):
    relation = forms.ChoiceField(label=_("Who it is"), choices=Relative.Relation.choices)
    name = forms.CharField(label=pgettext_lazy("person", "Name"), max_length=200)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    field_order = ["relation", "name", "birth_day", "birth_month", "birth_year", "note"]


class LifeEventForm(forms.Form):
    happened_on = forms.DateField(label=_("When"))
    text = forms.CharField(label=_("What happened"), max_length=500)
    tone = forms.ChoiceField(label=_("Joyful or sad"), choices=LifeEvent.Tone.choices)
