"""A person's birthday, relatives and family events, from the card of a customer they stand around."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from matvey.customers.actions import family as actions
from matvey.customers.actions.family import NewLifeEvent, NewRelative
from matvey.customers.actions.people import change_person, demand_around
from matvey.customers.forms.family import LifeEventForm, PersonForm, RelativeForm
from matvey.customers.models import Customer, LifeEvent, Person, Relative
from matvey.customers.views.held import card, changeable
from matvey.records.views.dialogs import answer_form, done
from matvey.staff.http import StaffRequest


@require_http_methods(["GET", "POST"])
def person(request: StaffRequest, pk: int, person_pk: int) -> HttpResponse:
    customer, held = _around(request, pk, person_pk)
    initial = {name: getattr(held, name) for name in PersonForm.base_fields}
    form = PersonForm(request.POST or None, initial=initial)

    def save(data: dict[str, Any]) -> None:
        change_person(held, data, customer, by=request.actor, at=request.at)

    return answer_form(request, form, str(held), save, card(customer))


@require_http_methods(["GET", "POST"])
def relatives(request: StaffRequest, pk: int, person_pk: int) -> HttpResponse:
    customer, held = _around(request, pk, person_pk)

    def save(data: dict[str, Any]) -> None:
        actions.add_relative(held, NewRelative(**data), customer, by=request.actor, at=request.at)

    return answer_form(request, RelativeForm(request.POST or None), _("New relative"), save, card(customer))


@require_http_methods(["GET", "POST"])
def relative(request: StaffRequest, pk: int, relative_pk: int) -> HttpResponse:
    customer = changeable(request, pk)
    held = get_object_or_404(Relative.objects.kept(), pk=relative_pk)
    initial = {name: getattr(held, name) for name in RelativeForm.base_fields}
    form = RelativeForm(request.POST or None, initial=initial)

    def save(data: dict[str, Any]) -> None:
        actions.change_relative(held, data, customer, by=request.actor, at=request.at)

    return answer_form(request, form, held.name, save, card(customer))


@require_POST
def relative_removal(request: StaffRequest, pk: int, relative_pk: int) -> HttpResponse:
    customer = changeable(request, pk)
    held = get_object_or_404(Relative.objects.kept(), pk=relative_pk)
    actions.remove_relative(held, customer, by=request.actor, at=request.at)
    return done(request, card(customer))


@require_http_methods(["GET", "POST"])
def life_events(request: StaffRequest, pk: int, person_pk: int) -> HttpResponse:
    customer, held = _around(request, pk, person_pk)

    def save(data: dict[str, Any]) -> None:
        actions.add_life_event(held, NewLifeEvent(**data), customer, by=request.actor, at=request.at)

    form = LifeEventForm(request.POST or None)
    return answer_form(request, form, _("New family event"), save, card(customer))


@require_POST
def life_event_removal(request: StaffRequest, pk: int, event_pk: int) -> HttpResponse:
    customer = changeable(request, pk)
    held = get_object_or_404(LifeEvent.objects.kept(), pk=event_pk)
    actions.remove_life_event(held, customer, by=request.actor, at=request.at)
    return done(request, card(customer))


def _around(request: StaffRequest, pk: int, person_pk: int) -> tuple[Customer, Person]:
    """The customer, and a person who stands around it; anybody else is forbidden by the same answer as unknown."""
    customer = changeable(request, pk)
    held = get_object_or_404(Person.objects.visible_to(request.access), pk=person_pk)
    demand_around(held, customer)
    return customer, held
