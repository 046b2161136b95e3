"""What the company decides about its customer base."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from matvey.customers.actions.handing_over import hand_over_customers
from matvey.customers.actions.rules import refile_statuses, set_completeness, set_status_terms
from matvey.customers.models import CompletenessRule, Customer
from matvey.customers.new import Purchases
from matvey.customers.status_terms import Terms
from matvey.customers.statuses import Status, status_of

TODAY = date(2026, 11, 23)


@pytest.fixture
def bought(add):
    long_ago = TODAY - timedelta(days=200)
    return add("Пекарь", purchases=Purchases(long_ago, long_ago))


def status(customer):
    return status_of(Customer.objects.get(pk=customer.pk), TODAY)


def test_new_terms_change_the_statuses_of_the_branch(bought, owner, by_administrator, now):
    assert status(bought) is Status.LOST
    set_status_terms(Terms(90, 150, 3), by=by_administrator, at=now, branch=owner.branch)
    assert refile_statuses(0) == (1, bought.pk)
    assert refile_statuses(bought.pk) == (0, bought.pk)
    assert status(bought) is Status.INACTIVE


def test_a_customer_takes_the_terms_of_the_branch_it_moves_to(bought, stranger, by_administrator, now):
    set_status_terms(Terms(90, 365, 3), by=by_administrator, at=now, branch=stranger.branch)
    hand_over_customers([bought.pk], stranger, by=by_administrator, at=now)
    assert status(bought) is Status.ACTIVE


@pytest.mark.parametrize("terms", [Terms(0), Terms(90, -1), Terms(90, 90, 4000)])
def test_terms_without_sense_are_refused(by_administrator, now, terms):
    with pytest.raises(ValidationError):
        set_status_terms(terms, by=by_administrator, at=now)


@pytest.mark.parametrize(("weights", "to"), [({"nose": 1}, ""), ({"phone": 0}, ""), ({"phone": 1}, "happy")])
def test_completeness_asks_only_for_what_a_card_has(by_administrator, now, weights, to):
    with pytest.raises(ValidationError):
        set_completeness(weights, by=by_administrator, at=now, status=to)
    assert not CompletenessRule.objects.exists()


def test_only_who_administers_sets_the_rules(by_owner, now):
    with pytest.raises(PermissionDenied):
        set_completeness({"phone": 1}, by=by_owner, at=now)
    with pytest.raises(PermissionDenied):
        set_status_terms(Terms(), by=by_owner, at=now)
