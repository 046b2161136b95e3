"""Many groups that are certain are merged in the background, each whole or not at all."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from matvey.customers.actions.adding import add_customers
from matvey.customers.actions.binning import bin_customer
from matvey.customers.actions.merging_many import Twins, merge_many
from matvey.customers.models import Customer, Merge
from matvey.customers.new import NewCustomer, Place
from matvey.journal.jobs import cancel_job
from matvey.journal.jobs.worker import run_due
from matvey.journal.models import Job
from matvey.records.models import Notification


@pytest.fixture
def groups(people: Any, by_owner: Any, now: Any) -> list[Twins]:
    """Ten pairs of Anna's customers."""
    new = [NewCustomer(f"Пекарь {n // 2}", place=Place(people.owner.pk)) for n in range(20)]
    pks = [customer.pk for customer in add_customers(new, by=by_owner, at=now)]
    return [Twins(pks[n], (pks[n + 1],)) for n in range(0, 20, 2)]


def work(now: Any) -> None:
    run_due(lambda: now + timedelta(minutes=1))


def test_each_group_becomes_one_and_who_ordered_it_is_told(groups, people, by_owner, now):
    job = merge_many(groups, by=by_owner, at=now)
    work(now)
    job.refresh_from_db()
    assert (job.state, job.result) == (Job.State.DONE, {"merged": 10, "left": 0})
    assert (Merge.objects.count(), Customer.objects.kept().count()) == (10, 10)
    assert Notification.objects.filter(employee=people.owner).count() == 1


def test_a_group_that_has_changed_meanwhile_is_left_alone(groups, by_owner, now):
    job = merge_many(groups, by=by_owner, at=now)
    bin_customer(Customer.objects.get(pk=groups[3].survivor_id), by=by_owner, at=now)
    work(now)
    job.refresh_from_db()
    assert job.result == {"merged": 9, "left": 1}


def test_what_one_may_not_change_is_left_alone(groups, by_colleague, now):
    merge_many(groups, by=by_colleague, at=now)
    work(now)
    assert not Merge.objects.exists()


def test_a_cancelled_job_merges_nothing_more(groups, by_owner, now):
    job = merge_many(groups, by=by_owner, at=now)
    cancel_job(job.pk, by=by_owner, at=now)
    work(now)
    assert not Merge.objects.exists()
