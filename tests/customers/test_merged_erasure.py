"""A person known under several numbers is erased under all of them, whatever was merged into what."""

from __future__ import annotations

import pytest

from matvey.core.person_names import PersonName
from matvey.customers.actions.changing import change_customer
from matvey.customers.actions.erasing import erase_person
from matvey.customers.actions.merging import merge_customers, unmerge
from matvey.customers.actions.notes import add_note
from matvey.customers.models import Customer, ErasureAct, MergeValue
from matvey.customers.new import NewContact, NewPerson, NewPoint
from tests.customers.test_erasure import anna as anna  # the same person
from tests.customers.test_erasure import told_anywhere


@pytest.fixture
def twin(add, anna):
    points = (NewPoint("email", "kuzn@example.com"), NewPoint("phone", "8 916 123 45 67"))
    return add("Кузнечикова А.", form="person", city="Мурзик", points=points)


def test_merged_people_go_together(anna, twin, by_owner, by_administrator, now):
    merge_customers(anna.pk, [twin.pk], {}, by=by_owner, at=now)
    erase_person(anna.person, "Заявление", by=by_administrator, at=now)
    assert told_anywhere() == []
    assert ErasureAct.objects.count() == 2


def test_separated_after_the_erasure_nothing_comes_back(anna, twin, by_owner, by_administrator, now):
    merge = merge_customers(anna.pk, [twin.pk], {}, by=by_owner, at=now)
    erase_person(anna.person, "Заявление", by=by_administrator, at=now)
    unmerge(merge, by=by_owner, at=now)
    assert told_anywhere() == []
    assert Customer.objects.kept().count() == 2


def test_a_merge_taken_back_before_keeps_nothing_either(anna, twin, by_owner, by_administrator, now):
    merge = merge_customers(anna.pk, [twin.pk], {"name": twin.pk}, by=by_owner, at=now)
    unmerge(merge, by=by_owner, at=now)
    assert MergeValue.objects.exists()
    for one in (anna, twin):
        erase_person(one.person, "Заявление", by=by_administrator, at=now)
    assert told_anywhere() == []


def test_a_person_that_became_part_of_a_company_is_told_apart_first(
    add, anna, by_owner, by_administrator, now
):
    company = add("Пекарня")
    add_note(company, "берут муку", by=by_owner, at=now)
    merge_customers(company.pk, [anna.pk], {}, by=by_owner, at=now)
    erase_person(anna.person, "Заявление", by=by_administrator, at=now)
    assert told_anywhere() == []
    assert [note.text for note in company.notes.all()] == ["берут муку"]


def test_a_contact_of_merged_companies_goes_too(add, by_owner, by_administrator, now):
    def contact() -> NewContact:
        return NewContact(
            NewPerson(PersonName("Кузнечикова", "Анна")),
            is_main=True,
            points=(NewPoint("phone", "+79161234567"),),
        )

    kept, other = add("Ромашка", contacts=(contact(),)), add("Ромашка 2", contacts=(contact(),))
    merge_customers(kept.pk, [other.pk], {}, by=by_owner, at=now)
    change_customer(kept, {"city": "Тула"}, by=by_owner, at=now)
    for held in kept.contacts.all():
        if held.person.erased_at is None:
            held.person.refresh_from_db()
            if held.person.erased_at is None:
                erase_person(held.person, "Заявление", by=by_administrator, at=now)
    assert told_anywhere() == []
