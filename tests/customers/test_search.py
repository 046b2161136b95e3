"""Customers are found by whatever is half remembered of them."""

from __future__ import annotations

import pytest

from matvey.core import search
from matvey.core.person_names import PersonName
from matvey.core.search import SearchScope
from matvey.customers.actions.binning import bin_customer, restore_customer
from matvey.customers.actions.changing import change_customer
from matvey.customers.actions.contact_points import add_contact_point, remove_contact_point
from matvey.customers.actions.handing_over import hand_over_customers
from matvey.customers.new import NewContact, NewCounterparty, NewPerson, NewPoint

EVERYBODY = SearchScope.everything("customer")


def found(text: str) -> list[int]:
    return [hit.object_id for hit in search.find(text, scope=EVERYBODY)]


@pytest.fixture
def romashka(add):
    orlov = NewContact(NewPerson(PersonName("Орлов", "Дмитрий")), points=(NewPoint("phone", "+79215550142"),))
    party = NewCounterparty("ООО Луговые травы", inn="7707083893")
    points = (NewPoint("email", "info@romashka.ru"),)
    return add("ООО «Ромашка»", city="Тула", contacts=(orlov,), counterparties=(party,), points=points)


@pytest.mark.parametrize(
    "text", ["ромашка", "romashka", "орлов", "555-01-42", "7707083893", "info@romashka.ru", "травы", "Тула"]
)
def test_a_customer_is_found_by(romashka, text):
    assert found(text) == [romashka.pk]


def test_what_changes_is_found_by_the_new_and_not_by_the_old(romashka, by_owner, now):
    change_customer(romashka, {"name": "Василёк"}, by=by_owner, at=now)
    assert (found("василек"), found("ромашка лтд")) == ([romashka.pk], [])


def test_a_phone_is_found_until_it_is_removed(romashka, by_owner, now):
    point = add_contact_point(romashka, NewPoint("phone", "+74951112233"), by=by_owner, at=now)
    assert found("111-22-33") == [romashka.pk]
    remove_contact_point(point, romashka, by=by_owner, at=now)
    assert found("111-22-33") == []


def test_what_is_in_the_bin_is_not_found(romashka, by_owner, now):
    bin_customer(romashka, by=by_owner, at=now)
    assert found("ромашка") == []
    restore_customer(romashka, by=by_owner, at=now)
    assert found("ромашка") == [romashka.pk]


def test_after_a_hand_over_the_new_one_finds_and_the_old_one_does_not(romashka, people, by_head, now):
    hand_over_customers([romashka.pk], people.stranger, by=by_head, at=now)
    own = {
        e: SearchScope({"customer": search.KindScope(owners=frozenset({e.pk}))})
        for e in (people.owner, people.stranger)
    }
    assert search.find("ромашка", scope=own[people.owner]) == []
    assert [hit.object_id for hit in search.find("ромашка", scope=own[people.stranger])] == [romashka.pk]


def test_the_index_is_in_step_and_can_be_rebuilt(romashka, by_owner, now):
    assert not search.in_step("customer")
    assert search.rebuild("customer", pause=lambda seconds: None) == 0
