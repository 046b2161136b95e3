"""Sales kept by an app above say when a customer bought."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from matvey.customers import purchase_facts
from matvey.customers.actions.changing import change_customer
from matvey.customers.actions.purchases import file_purchases
from matvey.customers.models import Customer, EarlierPurchases
from matvey.customers.new import Purchases
from matvey.customers.statuses import Status, status_of

TODAY = date(2026, 11, 23)
LONG_AGO = TODAY - timedelta(days=400)
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def sales(monkeypatch):
    """The sales of an app that plugs in: purchases by the customer's number."""
    sales: dict[int, Purchases] = {}
    monkeypatch.setattr(purchase_facts, "_sources", [])
    purchase_facts.plug_in(lambda ids: {pk: sales[pk] for pk in ids if pk in sales})
    return sales


def filed(customer):
    file_purchases([customer.pk])
    return Customer.objects.get(pk=customer.pk)


def test_a_first_sale_makes_a_new_customer(add, sales):
    customer = add("Ромашка")
    sales[customer.pk] = Purchases(YESTERDAY, YESTERDAY)
    assert status_of(filed(customer), TODAY) is Status.NEW


def test_what_was_imported_stays_the_first_purchase(add, sales):
    customer = add("Ромашка", purchases=Purchases(LONG_AGO, LONG_AGO, 30))
    assert status_of(customer, TODAY) is Status.LOST
    sales[customer.pk] = Purchases(YESTERDAY, YESTERDAY)
    found = filed(customer)
    assert (found.first_purchase_on, found.last_purchase_on) == (LONG_AGO, YESTERDAY)
    assert found.purchase_interval_days == 30
    assert status_of(found, TODAY) is Status.ACTIVE


def test_a_reversed_sale_leaves_what_was_known_before(add, sales):
    customer = add("Ромашка", purchases=Purchases(LONG_AGO, LONG_AGO))
    sales[customer.pk] = Purchases(YESTERDAY, YESTERDAY, 7)
    filed(customer)
    del sales[customer.pk]
    found = filed(customer)
    assert (found.last_purchase_on, found.purchase_interval_days) == (LONG_AGO, None)
    assert not EarlierPurchases.objects.exists()


def test_a_customer_without_sales_keeps_its_dates(add, sales):
    customer = add("Ромашка", purchases=Purchases(LONG_AGO, LONG_AGO))
    assert filed(customer).last_purchase_on == LONG_AGO
    assert not EarlierPurchases.objects.exists()


def test_dates_that_follow_sales_are_not_typed(add, sales, by_owner, now):
    customer = add("Ромашка")
    sales[customer.pk] = Purchases(YESTERDAY, YESTERDAY)
    filed(customer)
    with pytest.raises(ValidationError):
        change_customer(customer, {"last_purchase_on": TODAY}, by=by_owner, at=now)
    same = {"last_purchase_on": YESTERDAY, "city": "Тула"}
    assert change_customer(customer, same, by=by_owner, at=now).city == "Тула"


def test_two_sources_know_more_than_one(add, sales):
    customer = add("Ромашка")
    sales[customer.pk] = Purchases(YESTERDAY, YESTERDAY, 7)
    purchase_facts.plug_in(lambda ids: {pk: Purchases(LONG_AGO, LONG_AGO, 90) for pk in ids})
    found = filed(customer)
    assert (found.first_purchase_on, found.last_purchase_on) == (LONG_AGO, YESTERDAY)
    assert found.purchase_interval_days == 7


def test_many_customers_take_as_many_queries_as_one(add, sales, django_assert_max_num_queries):
    customers = [add(f"К{n}") for n in range(5)]
    sales |= {customer.pk: Purchases(YESTERDAY, YESTERDAY) for customer in customers}
    with django_assert_max_num_queries(9):
        assert file_purchases([customer.pk for customer in customers]) == 5
