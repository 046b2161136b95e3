"""How complete a card is."""

from __future__ import annotations

from datetime import date

import pytest

from matvey.core.person_names import PersonName
from matvey.customers.actions.rules import set_completeness
from matvey.customers.completeness import CompletenessRules, completeness, with_parts
from matvey.customers.completeness_asked import complete_below
from matvey.customers.models import CompletenessRule, Customer
from matvey.customers.new import NewContact, NewCounterparty, NewPerson, NewPoint

TODAY = date(2026, 11, 23)


def of(customer):
    return completeness(customer, CompletenessRules.in_force(), on=TODAY)


@pytest.mark.django_db
def test_a_bare_card_says_what_it_lacks(add):
    found = of(add("Ромашка"))
    assert found.percent == 14
    assert [trait.key for trait in found.missing] == [
        "phone", "email", "contact", "inn", "region", "source", "birthday",
    ]  # fmt: skip


def test_a_wrong_phone_is_no_phone(add):
    right = add("Ромашка", points=(NewPoint("phone", "+78125550142"),))
    wrong = add("Василёк", points=(NewPoint("phone", "нет"),))
    assert (of(right).percent, of(wrong).percent) == (35, 14)


def test_a_person_needs_no_contact_person_and_no_inn(add):
    assert {"contact", "inn"} & {trait.key for trait in of(add("Анна Ким", form="person")).missing} == set()


def test_the_company_says_what_counts_for_which_status(add):
    CompletenessRule.objects.create(field="city", weight=5)
    CompletenessRule.objects.create(field="phone", weight=1)
    CompletenessRule.objects.create(status="potential", field="email", weight=3)
    found = of(add("Ромашка", points=(NewPoint("phone", "+78125550142"),)))
    assert (found.percent, [trait.key for trait in found.missing]) == (25, ["email"])


def test_a_status_takes_out_what_counts_nothing_there(add, by_administrator, now):
    set_completeness({"phone": 0, "about": 2}, by=by_administrator, at=now, status="potential")
    missing = {trait.key for trait in of(add("Ромашка")).missing}
    assert "about" in missing
    assert "phone" not in missing
    assert "phone" in {trait.key for trait in of(add("П", roles=frozenset({"supplier"}))).missing}


def test_many_cards_are_measured_without_a_query_each(add, django_assert_num_queries):
    contact = NewContact(
        NewPerson(PersonName("Орлов", "Дмитрий")), points=(NewPoint("phone", "+79215550142"),)
    )
    for n in range(4):
        add(f"К{n}", contacts=(contact,), counterparties=(NewCounterparty("К", inn="7707083893"),))
    rules = CompletenessRules.in_force()
    with django_assert_num_queries(6):
        assert [completeness(c, rules, on=TODAY).percent for c in with_parts(Customer.objects.all())]


@pytest.mark.parametrize("percent", [0, 14, 15, 35, 36, 100, 101])
def test_the_database_reckons_as_the_card_does(add, percent):
    CompletenessRule.objects.bulk_create(
        [
            CompletenessRule(field=key, weight=weight)
            for key, weight in (("phone", 3), ("inn", 2), ("birthday", 1))
        ]
        + [
            CompletenessRule(status="potential", field="about", weight=4),
            CompletenessRule(status="potential", field="birthday", weight=0),
        ]
    )
    born = NewContact(NewPerson(PersonName("Орлов"), 1, 2))
    for form in ("company", "person"):
        for given in ({}, {"about": "!"}, {"points": (NewPoint("phone", "+78125550142"),)}):
            add("К", form=form, contacts=(born,) if form == "company" else (), **given)
            add("П", form=form, roles=frozenset({"supplier"}), **given)
    below = set(Customer.objects.filter(complete_below(percent, on=TODAY)))
    assert below == {customer for customer in Customer.objects.all() if of(customer).percent < percent}
