"""The status of a customer at any day, the same from the database and from the row."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matvey.customers.actions.adding import add_customers
from matvey.customers.actions.losing import declare_found, declare_lost
from matvey.customers.models import Customer, LossDeclaration
from matvey.customers.new import NewCustomer, Purchases
from matvey.customers.statuses import Status, status_of
from matvey.staff.access import Actor

TODAY = date(2026, 11, 23)
PROGRAM = Actor.program()
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("first", "last", "interval", "status"),
    [
        (None, None, None, Status.POTENTIAL),
        (90, 90, None, Status.NEW),
        (91, 90, None, Status.ACTIVE),
        (400, 91, None, Status.INACTIVE),
        (400, 180, None, Status.INACTIVE),
        (400, 181, None, Status.LOST),
        (900, 150, 50, Status.ACTIVE),
        (900, 151, 50, Status.INACTIVE),
        (900, 301, 50, Status.LOST),
    ],
)
def test_the_status_is_what_the_measures_say(add, first, last, interval, status):
    days = [None if value is None else ago(value) for value in (first, last)]
    customer = add("Пекарь", purchases=Purchases(*days, interval))
    assert status_of(customer, TODAY) is status


PURCHASES = st.builds(
    lambda days, interval: Purchases(min(days), max(days), interval),
    st.lists(DAYS, min_size=1, max_size=2),
    st.none() | st.integers(0, 4000),
) | st.just(Purchases())
LOSSES = st.lists(st.tuples(DAYS, st.none() | st.integers(0, 400)), max_size=1)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bought=st.lists(PURCHASES, min_size=1, max_size=6), losses=LOSSES, on=DAYS)
def test_the_database_and_the_row_agree_about_every_day(db, now, bought, losses, on):
    with transaction.atomic():
        new = [NewCustomer(f"К{n}", purchases=one) for n, one in enumerate(bought)]
        customers = add_customers(new, by=PROGRAM, at=now)
        for day, length in losses:
            until = None if length is None else day + timedelta(days=length)
            LossDeclaration.objects.create(
                customer=customers[0],
                reason="Закрылись",
                declared_on=day,
                declared_at=now,
                withdrawn_on=until,
            )
        by_database = {
            s: set(Customer.objects.with_status(s, on=on).values_list("pk", flat=True)) for s in Status
        }
        by_row = {s: {c.pk for c in Customer.objects.all() if status_of(c, on) is s} for s in Status}
        assert by_database == by_row
        transaction.set_rollback(True)


def test_suppliers_have_no_status(add):
    supplier = add("Мельница", roles=frozenset({"supplier"}))
    assert status_of(supplier, TODAY) is None
    assert not Customer.objects.with_status(*Status, on=TODAY).exists()


def test_who_is_declared_lost_is_lost_until_they_come_back(customer, by_owner, now):
    declare_lost(customer, "Ушли к соседу", on=ago(5), by=by_owner, at=now)
    assert status_of(customer, TODAY) is Status.LOST
    assert status_of(customer, ago(6)) is Status.POTENTIAL
    declare_found(customer, on=TODAY, by=by_owner, at=now)
    customer = Customer.objects.get(pk=customer.pk)
    assert (status_of(customer, TODAY), status_of(customer, ago(1))) == (Status.POTENTIAL, Status.LOST)


def test_a_loss_needs_a_reason(customer, by_owner, now):
    with pytest.raises(ValidationError):
        declare_lost(customer, " ", on=TODAY, by=by_owner, at=now)
