"""Customers are edited."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from matvey.customers.actions.changing import change_customer
from matvey.customers.errors import StaleRecord
from matvey.journal.models import Event


def test_a_change_is_kept_with_what_was_before(customer, by_owner, now):
    change_customer(customer, {"name": "ООО «Южный ветер»", "city": "Сочи"}, by=by_owner, at=now)
    customer.refresh_from_db()
    detail = Event.objects.of_customer(customer.pk).get(verb="customer.changed").detail
    assert detail.before == {"name": "ООО «Северный ветер»", "city": ""}
    assert detail.after == {"name": "ООО «Южный ветер»", "city": "Сочи"}
    assert customer.name_key == "южный ветер"


def test_nothing_is_written_where_nothing_differs(customer, by_owner, now):
    change_customer(customer, {"name": customer.name}, by=by_owner, at=now)
    customer.refresh_from_db()
    assert customer.version == 1
    assert Event.objects.of_customer(customer.pk).count() == 1


def test_who_saves_an_old_form_is_told_who_was_quicker(customer, by_owner, by_head, now):
    change_customer(customer, {"city": "Сочи"}, by=by_head, at=now)
    with pytest.raises(StaleRecord, match="Вера Зимина"):
        change_customer(customer, {"city": "Тверь"}, by=by_owner, at=now, version=1)
    customer.refresh_from_db()
    assert customer.city == "Сочи"


@pytest.mark.parametrize(
    "changes",
    [
        {"name": " "},
        {"is_customer": False},
        {"first_purchase_on": "вчера"},
        {"purchase_interval_days": -1},
        {"city": "г" * 121},
    ],
)
def test_what_makes_no_sense_changes_nothing(customer, by_owner, now, changes):
    with pytest.raises(ValidationError):
        change_customer(customer, changes, by=by_owner, at=now)
    customer.refresh_from_db()
    assert (customer.version, customer.name) == (1, "ООО «Северный ветер»")


def test_a_colleague_may_not_change_what_is_not_theirs(customer, by_colleague, now):
    with pytest.raises(PermissionDenied):
        change_customer(customer, {"city": "Сочи"}, by=by_colleague, at=now)


def test_a_renamed_person_is_renamed_wherever_they_are(add, by_owner, now):
    anna = add("Анна Ким", form="person")
    change_customer(anna, {"name": "Анна Петровна Цой"}, by=by_owner, at=now)
    anna.person.refresh_from_db()
    assert anna.person.name.full == "Цой Анна Петровна"


def test_a_field_that_is_none_of_a_form_is_refused(customer, by_owner, now):
    with pytest.raises(ValueError, match="version"):
        change_customer(customer, {"version": 7}, by=by_owner, at=now)
