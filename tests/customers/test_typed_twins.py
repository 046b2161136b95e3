"""Whoever types a new customer sees whom it may be already, and why."""

from __future__ import annotations

import pytest
from django.urls import reverse

from matvey.customers.new import NewPoint


@pytest.fixture
def known(people, signed_in):
    def ask(who=None, **typed):
        context = signed_in(who or people.owner).post(reverse("customer-known"), typed).context
        similar = {twin.customer.name: twin.reasons for twin in context["similar"]}
        return similar | {
            match.customer.name: shared for match, shared in context["matches"] if match.customer
        }

    return ask


@pytest.mark.parametrize(
    "typed", ["Ветер Северный", "Severnyi veter", "ООО «Ceвeрный ветер»", "северный ветер"]
)
def test_a_name_is_known_however_it_is_typed(add, known, typed):
    add("ООО «Северный ветер»", city="Тула")
    reasons = known(name=typed, city="Тула")["ООО «Северный ветер»"]
    assert len(reasons) == 2


def test_a_phone_is_told_with_what_the_names_have_in_common(add, known):
    add("ООО «Северный ветер»", points=(NewPoint("phone", "+7 905 123-45-67"),))
    found = known(name="Ветер, АО", phone="8 905 123 45 67")
    assert found["ООО «Северный ветер»"]


def test_nobody_is_named_whom_one_may_not_see(add, known, by_stranger, people):
    add("ООО «Северный ветер»", city="Тула")
    assert known(people.stranger, name="Ветер Северный", city="Тула") == {}
