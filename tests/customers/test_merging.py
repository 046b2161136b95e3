"""Two customers that are one become one, and can be parted again."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from matvey.core.person_names import split_person_name
from matvey.customers.actions.adding import add_customer
from matvey.customers.actions.changing import change_customer
from matvey.customers.actions.contact_points import add_contact_point
from matvey.customers.actions.merging import merge_customers, unmerge
from matvey.customers.actions.notes import add_note
from matvey.customers.actions.people import add_contact
from matvey.customers.models import ContactPoint, Customer, Person
from matvey.customers.new import NewContact, NewCustomer, NewPerson, NewPoint, Place
from matvey.journal.models import Event
from matvey.staff.access import Actor
from tests.customers.conftest import AddCustomer


@pytest.fixture
def twins(add: AddCustomer) -> tuple[Customer, Customer]:
    """The same bakery twice; the second has a phone of its own and one that both have."""
    phones = ("+7 812 555-01-42", "+7 921 555-77-01")
    kept = add("ООО «Ромашка»", city="Тула", points=[NewPoint("phone", phones[0])])
    other = add("Ромашка", site="romashka.example", points=[NewPoint("phone", phone) for phone in phones])
    return kept, other


def test_all_that_belongs_to_both_belongs_to_one(
    twins: tuple[Customer, Customer], by_owner: Actor, now: datetime
) -> None:
    kept, other = twins
    add_note(other, "Звонить во вторник", by=by_owner, at=now)
    add_contact(other, _contact("Иван Петров"), by=by_owner, at=now)
    merge_customers(kept.pk, [other.pk], {}, by=by_owner, at=now)
    kept.refresh_from_db()
    assert kept.contact_points.kept().count() == 2
    assert [note.text for note in kept.notes.all()] == ["Звонить во вторник"]
    assert [str(contact) for contact in kept.contacts.all()] == ["Петров Иван"]
    assert (kept.city, kept.site) == ("Тула", "romashka.example")
    assert Event.objects.filter(customer_id=kept.pk, verb="note.added").exists()


def test_a_merged_one_is_in_no_list(twins: tuple[Customer, Customer], by_owner: Actor, now: datetime) -> None:
    kept, other = twins
    merge_customers(kept.pk, [other.pk], {}, by=by_owner, at=now)
    other.refresh_from_db()
    assert other.merged_into_id == kept.pk
    assert not Customer.objects.kept().filter(pk=other.pk).exists()


def test_parted_again_both_are_as_they_were(
    twins: tuple[Customer, Customer], by_owner: Actor, now: datetime
) -> None:
    kept, other = twins
    merge = merge_customers(kept.pk, [other.pk], {}, by=by_owner, at=now)
    unmerge(merge, by=by_owner, at=now)
    kept.refresh_from_db()
    other.refresh_from_db()
    assert (other.merged_into, other.binned_at) == (None, None)
    assert (kept.site, kept.contact_points.count(), other.contact_points.count()) == ("", 1, 2)


def test_what_came_since_stays_with_the_survivor(
    twins: tuple[Customer, Customer], by_owner: Actor, now: datetime
) -> None:
    kept, other = twins
    merge = merge_customers(kept.pk, [other.pk], {}, by=by_owner, at=now)
    add_note(kept, "После слияния", by=by_owner, at=now)
    change_customer(kept, {"site": "new.example"}, by=by_owner, at=now)
    unmerge(merge, by=by_owner, at=now + timedelta(days=30))
    kept.refresh_from_db()
    assert [note.text for note in kept.notes.all()] == ["После слияния"]
    assert kept.site == "new.example"


def test_the_value_one_chooses_is_taken(
    twins: tuple[Customer, Customer], by_owner: Actor, now: datetime
) -> None:
    kept, other = twins
    merge_customers(kept.pk, [other.pk], {"name": other.pk, "main_phone": other.pk}, by=by_owner, at=now)
    kept.refresh_from_db()
    assert kept.name == "Ромашка"


def test_only_what_one_may_write_is_merged(
    twins: tuple[Customer, Customer], by_stranger: Actor, now: datetime
) -> None:
    kept, other = twins
    with pytest.raises(PermissionDenied):
        merge_customers(kept.pk, [other.pk], {}, by=by_stranger, at=now)


def test_a_merged_one_is_not_merged_again(
    twins: tuple[Customer, Customer], add: AddCustomer, by_owner: Actor, now: datetime
) -> None:
    kept, other = twins
    merge_customers(kept.pk, [other.pk], {}, by=by_owner, at=now)
    with pytest.raises(ValidationError, match="Ромашка"):
        merge_customers(add("Третья").pk, [other.pk], {}, by=by_owner, at=now)


def test_two_people_become_one_human(by_owner: Actor, now: datetime) -> None:
    one, other = (_person(name, by_owner, now) for name in ("Пётр Иванов", "Петр Иванов"))
    add_contact_point(other, NewPoint("email", "petr@example.org"), by=by_owner, at=now)
    merge = merge_customers(one.pk, [other.pk], {}, by=by_owner, at=now)
    assert ContactPoint.objects.get().person_id == one.person_id
    unmerge(merge, by=by_owner, at=now)
    assert ContactPoint.objects.get().person_id == other.person_id


def test_the_same_contact_person_stands_once(add: AddCustomer, by_owner: Actor, now: datetime) -> None:
    points = (NewPoint("phone", "+7 921 555-77-01"),)
    kept = add("Ромашка", contacts=(_contact("Иван Петров", points=points),))
    other = add("Ромашка 2", contacts=(_contact("Иван Петров", points=points, position="директор"),))
    merge = merge_customers(kept.pk, [other.pk], {}, by=by_owner, at=now)
    assert [contact.position for contact in kept.contacts.all()] == ["директор"]
    assert Person.objects.one_each().count() == 1
    unmerge(merge, by=by_owner, at=now)
    assert [contact.position for contact in kept.contacts.all()] == [""]
    assert ContactPoint.objects.filter(person=other.contacts.get().person_id).count() == 1


def test_the_main_contact_of_each_is_its_own_again(add: AddCustomer, by_owner: Actor, now: datetime) -> None:
    kept, other = add("Ромашка"), add("Ромашка 2", contacts=(_contact("Иван Петров", is_main=True),))
    merge = merge_customers(kept.pk, [other.pk], {}, by=by_owner, at=now)
    assert [contact.is_main for contact in kept.contacts.all()] == [True]
    add_contact(kept, _contact("Анна Белова", is_main=True), by=by_owner, at=now)
    unmerge(merge, by=by_owner, at=now)
    assert [contact.is_main for contact in (*kept.contacts.all(), *other.contacts.all())] == [True, True]


def test_a_chain_is_parted_from_its_end(
    twins: tuple[Customer, Customer], add: AddCustomer, by_owner: Actor, now: datetime
) -> None:
    kept, other = twins
    last = add("Ромашка-Центр")
    first = merge_customers(kept.pk, [other.pk], {}, by=by_owner, at=now)
    second = merge_customers(last.pk, [kept.pk], {}, by=by_owner, at=now)
    assert set(last.merged.all()) == {kept, other}
    with pytest.raises(ValidationError, match="Ромашка-Центр"):
        unmerge(first, by=by_owner, at=now)
    unmerge(second, by=by_owner, at=now)
    unmerge(first, by=by_owner, at=now)
    assert Customer.objects.kept().count() == 3


def test_a_person_becomes_a_contact_of_the_company(
    twins: tuple[Customer, Customer], by_owner: Actor, now: datetime
) -> None:
    company, _other = twins
    person = _person("Иван Петров", by_owner, now)
    merge = merge_customers(company.pk, [person.pk], {}, by=by_owner, at=now)
    assert [contact.person for contact in company.contacts.all()] == [person.person]
    unmerge(merge, by=by_owner, at=now)
    assert not company.contacts.exists()


def _contact(name: str, **rest: Any) -> NewContact:
    return NewContact(person=NewPerson(split_person_name(name)), **rest)


def _person(name: str, by: Actor, now: datetime) -> Customer:
    return add_customer(NewCustomer(name, form="person", place=Place(by.employee_id)), by=by, at=now)
