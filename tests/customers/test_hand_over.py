"""Customers pass from one employee to another, and into the bin and back."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from matvey.customers.actions.binning import bin_customers, restore_customers
from matvey.customers.actions.handing_over import hand_over_customers
from matvey.customers.models import Customer
from matvey.journal.models import Event


def test_what_is_handed_over_moves_to_the_other_branch(add, people, by_head, now):
    ids = [add(f"Пекарь {n}").pk for n in range(3)]
    assert hand_over_customers(ids, people.stranger, by=by_head, at=now, reason="Переезд") == 3
    assert set(Customer.objects.values_list("branch", "department")) == {(people.stranger.branch_id, None)}
    events = Event.objects.filter(verb="customer.handed_over").with_people()
    assert {event.detail.text for event in events} == {"Переезд"}
    assert {event.detail.before["responsible"] for event in events} == {"Анна Соколова"}


def test_handing_over_many_takes_as_many_queries_as_one(
    add, people, by_head, now, django_assert_max_num_queries
):
    ids = [add(f"Пекарь {n}").pk for n in range(40)]
    with django_assert_max_num_queries(18):
        hand_over_customers(ids, people.colleague, by=by_head, at=now)


def test_one_foreign_customer_keeps_the_whole_lot(add, by_owner, by_colleague, people, now):
    ids = [add("Мой").pk, add("Чужой", by=by_colleague).pk]
    with pytest.raises(PermissionDenied):
        hand_over_customers(ids, people.head, by=by_owner, at=now)
    assert not Customer.objects.filter(responsible=people.head).exists()


def test_nobody_is_handed_over_to_somebody_who_has_left(customer, people, by_head, now):
    people.stranger.dismissed_at = now
    with pytest.raises(ValidationError):
        hand_over_customers([customer.pk], people.stranger, by=by_head, at=now)


def test_the_bin_gives_back_what_it_took(customer, by_owner, now):
    assert bin_customers([customer.pk], by=by_owner, at=now) == 1
    assert bin_customers([customer.pk], by=by_owner, at=now) == 0
    assert not Customer.objects.kept().exists()
    assert restore_customers([customer.pk], by=by_owner, at=now) == 1
    assert Customer.objects.kept().get() == customer
    verbs = Event.objects.of_customer(customer.pk).values_list("verb", flat=True)
    assert list(verbs) == ["customer.restored", "customer.binned", "customer.added"]


def test_a_colleague_may_not_bin_what_is_not_theirs(customer, by_colleague, now):
    with pytest.raises(PermissionDenied):
        bin_customers([customer.pk], by=by_colleague, at=now)
