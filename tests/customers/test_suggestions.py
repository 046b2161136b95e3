"""Ties nobody has typed are suggested."""

from __future__ import annotations

import pytest

from matvey.core.person_names import PersonName
from matvey.customers.actions.linking import Tie, add_link, dismiss_suggestion
from matvey.customers.actions.people import add_contact
from matvey.customers.models import LinkType
from matvey.customers.new import NewContact, NewPerson, NewPoint
from matvey.customers.suggestions import suggested_links

PHONE = (NewPoint("phone", "+78125550142"),)


@pytest.fixture
def two(add):
    return add("Ромашка", points=PHONE), add("Василёк", points=PHONE)


def suggested(customer, by):
    return {one.customer.name: one.reasons for one in suggested_links(customer, by.access)}


def test_a_shared_phone_suggests_a_link(two, by_owner):
    reasons = suggested(two[0], by_owner)["Василёк"]
    assert len(reasons) == 1
    assert "+78125550142" in reasons[0]


def test_a_shared_person_suggests_a_link(add, by_owner, now):
    orlov = NewContact(
        NewPerson(PersonName("Орлов", "Дмитрий")), points=(NewPoint("email", "d@example.com"),)
    )
    first, second = add("Ромашка", contacts=(orlov,)), add("Василёк")
    add_contact(second, orlov, by=by_owner, at=now, person=first.contacts.get().person)
    assert any("Орлов Дмитрий" in reason for reason in suggested(first, by_owner)["Василёк"])


def test_what_is_linked_or_dismissed_is_not_suggested_again(two, add, by_owner, now):
    third = add("Клевер", points=PHONE)
    add_link(Tie(two[0].pk, two[1].pk, LinkType.objects.get(key="family")), by=by_owner, at=now)
    dismiss_suggestion(third.pk, two[0].pk, by=by_owner, at=now)
    assert suggested(two[0], by_owner) == {}
    assert set(suggested(two[1], by_owner)) == {"Клевер"}


def test_nobody_is_suggested_whom_one_may_not_see(two, add, by_stranger):
    mine = add("Своя", by=by_stranger, points=PHONE)
    assert suggested(mine, by_stranger) == {}


def test_a_switchboard_ties_nobody(two, add, by_owner):
    for n in range(12):
        add(f"Офис {n}", points=PHONE)
    assert suggested(two[0], by_owner) == {}
