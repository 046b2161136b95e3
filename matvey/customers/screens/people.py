"""The screen of people: everybody known, whoever they are to us."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from matvey.customers.actions.people import change_person
from matvey.customers.forms.family import PersonForm
from matvey.customers.models import Customer, Person
from matvey.customers.screens.buttons import OF_PEOPLE
from matvey.customers.templatetags.customers import birthday
from matvey.records.lists.cells import Named
from matvey.records.screens import Column, Screen, Sort, register
from matvey.staff.access import Access, Actor
from matvey.staff.http import StaffRequest


def change(person: Person, data: dict[str, Any], *, by: Actor, at: datetime) -> Person:
    """Through a customer of theirs that one may change."""
    return change_person(person, data, writable_around(person, by.access), by=by, at=at)


def writable_around(person: Person, access: Access) -> Customer:
    """A customer this person stands around and the employee may change; raises `PermissionDenied`."""
    found = around(person, Customer.objects.writable_by(access).kept()).first()
    if found is None:
        raise PermissionDenied("person")
    return found


def around(person: Person, customers: QuerySet[Customer]) -> QuerySet[Customer]:
    """Those of the customers the person is, works at, or is a relative at."""
    near = Q(person=person) | Q(contacts__person=person)
    relatives = Q(person__relatives__person=person) | Q(contacts__person__relatives__person=person)
    return customers.filter(near | relatives).distinct().order_by("name_key", "pk")


def _may_change(request: StaffRequest, person: Person) -> bool:
    return around(person, Customer.objects.writable_by(request.access).kept()).exists()


def _works_at(person: Person) -> str:
    return ", ".join(contact.customer.name for contact in person.contacts.all()[:3])


people = register(
    Screen(
        kind="person",
        nav="customers",
        model=Person,
        title=_("People"),
        one=_("Person"),
        icon="user",
        visible=lambda access: Person.objects.visible_to(access).filter(erased_at=None),
        load=lambda rows: rows.prefetch_related("contacts__customer", "contact_points"),
        columns=[
            Column(
                "name",
                pgettext_lazy("person", "Name"),
                lambda p: Named(str(p), f"/people/{p.pk}/"),
                "link",
                "name",
                area="name",
            ),
            Column("at", _("Works at"), _works_at, area="sub"),
            Column("birthday", _("Birthday"), birthday),
            Column("phone", _("Phone"), lambda p: _reached(p, "phone"), "phone"),
            Column("email", _("E-mail"), lambda p: _reached(p, "email"), "email"),
        ],
        sorts=[Sort("name", _("By surname"), ("name_key",))],
        form=PersonForm,
        change=change,
        may_change=_may_change,
        buttons=OF_PEOPLE,
        subtitle=_works_at,
        has_time_line=True,
    )
)


def _reached(person: Person, medium: str) -> str:
    points = [point for point in person.contact_points.all() if point.medium == medium]
    return next((point.shown for point in points if not point.removed_at), "")
