"""Contact persons, and what is known of the people around a customer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.core.person_names import PersonName
from matvey.customers.actions.drafts import name_key, person_draft, point_draft
from matvey.customers.actions.facts import difference, fact_of, said
from matvey.customers.actions.rights import hold
from matvey.customers.actions.rows import add_row, change_row
from matvey.customers.actions.search_filing import file_around
from matvey.customers.duplicates.keys import namesake_key
from matvey.customers.models import Contact, ContactPoint, Customer, Person, Relative
from matvey.customers.new import NewContact
from matvey.journal.actions import record
from matvey.staff.access import Actor

PERSONAL = frozenset(
    {"surname", "given_name", "patronymic", "sex", "deceased_on", "note"}
    | {"birth_day", "birth_month", "birth_year"}
)
_NAME = {"surname", "given_name", "patronymic"}
_BIRTHDAY = {"birth_day", "birth_month", "birth_year"}


@transaction.atomic
def add_contact(
    customer: Customer, new: NewContact, *, by: Actor, at: datetime, person: Person | None = None
) -> Contact:
    """A contact person: a new human, or somebody known already.

    Raises `ValidationError` where nothing names the person or they are a contact here already.
    """
    held = hold(customer, by)
    if person is None:
        person = _new_person(new, at)
    contact = Contact(
        customer=held,
        person=person,
        position=new.position,
        is_decision_maker=new.is_decision_maker,
        note=new.note[:300],
        since_on=at.date(),
    )
    add_row(contact, "contact.added", held, by=by, at=at)
    if new.is_main:
        _make_main(contact)
    points = [point_draft(point, at, person=person) for point in new.points]
    ContactPoint.objects.bulk_create(points)
    file_around(held, person.pk)
    return contact


@transaction.atomic
def change_contact(contact: Contact, changes: Mapping[str, object], *, by: Actor, at: datetime) -> Contact:
    """`changes` of position, being the one who decides, being the main one, and the note."""
    held = hold(contact.customer_id, by)
    contact = Contact.objects.select_for_update().get(pk=contact.pk)
    wanted = {name: changes[name] for name in ("position", "is_decision_maker", "note") if name in changes}
    change_row(contact, wanted, "contact.changed", held, by=by, at=at)
    if changes.get("is_main"):
        _make_main(contact)
    return contact


@transaction.atomic
def end_contact(contact: Contact, until_on: date, *, by: Actor, at: datetime) -> Contact:
    """They do not work there any more from that day on; what they did there stays.

    Raises `ValidationError` for a day before they began.
    """
    held = hold(contact.customer_id, by)
    contact = Contact.objects.select_for_update().get(pk=contact.pk)
    changes = {"until_on": until_on, "is_main": False}
    change_row(contact, changes, "contact.ended", held, by=by, at=at)
    file_around(held, contact.person_id)
    return contact


@transaction.atomic
def change_person(
    person: Person, changes: Mapping[str, object], customer: Customer, *, by: Actor, at: datetime
) -> Person:
    """What is known of a human around this customer: name, birthday, sex, death, what to remember.

    A customer who is this person is renamed too. Raises `ValidationError` by field.
    """
    held = hold(customer, by)
    person = Person.objects.select_for_update().get(pk=person.pk)
    demand_around(person, held)
    wanted = {name: value for name, value in changes.items() if name in PERSONAL}
    before = {name: said(person, name) for name in wanted}
    _apply(person, wanted)
    was, now = difference(before, person)
    if now:
        person.save()
        record(fact_of(held, "person.changed", person, before=was, after=now), by=by, at=at)
        if _NAME & set(now):
            _rename_customer(person)
        file_around(held, person.pk)
    return person


def demand_around(person: Person | None, customer: Customer) -> None:
    """Raise `PermissionDenied` unless the person is this customer, a contact of it, or a relative of those."""
    if person is None:
        raise PermissionDenied("person")
    near = {customer.person_id, *customer.contacts.values_list("person", flat=True)}
    if person.pk not in near and not Relative.objects.filter(person=person, of__in=near - {None}).exists():
        raise PermissionDenied("person")


def _new_person(new: NewContact, at: datetime) -> Person:
    person = person_draft(new.person, at)
    if not person.name.full:
        raise ValidationError({"name": _("A contact person needs a name.")})
    person.full_clean()
    person.save(force_insert=True)
    return person


def _apply(person: Person, changes: Mapping[str, object]) -> None:
    for name, value in changes.items():
        setattr(person, name, value)
    person.clean_fields(exclude={field.name for field in Person._meta.fields} - set(changes))
    if _NAME & set(changes):
        person.named(PersonName(person.surname, person.given_name, person.patronymic))
        if not person.name.full:
            raise ValidationError({"surname": _("A person needs a name.")})
    if _BIRTHDAY & set(changes):
        check_birthday(person.birth_day, person.birth_month, person.birth_year)
        person.born(person.birth_day, person.birth_month, person.birth_year)


def check_birthday(day: int | None, month: int | None, year: int | None) -> None:
    """Raise `ValidationError` for a day that no year has, or that this year has not."""
    if (day is None) != (month is None):
        raise ValidationError({"birth_day": _("A birthday needs the day and the month.")})
    try:
        if day is not None and month is not None:
            date(year or 2000, month, day)
    except ValueError:
        raise ValidationError({"birth_day": _("There is no such day.")}) from None


def _make_main(contact: Contact) -> None:
    Contact.objects.filter(customer=contact.customer_id, is_main=True).update(is_main=False)
    contact.is_main = True
    contact.save(update_fields=["is_main"])


def _rename_customer(person: Person) -> None:
    name = person.name.full
    keys = {"name_key": name_key("person", name), "namesake_key": namesake_key("person", name)}
    Customer.objects.filter(person=person).update(name=name, **keys)
