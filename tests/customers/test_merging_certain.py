"""All certain pairs are merged at one go, by whoever may change them, and parted again at one go."""

from __future__ import annotations

from datetime import timedelta
from threading import Event

import pytest
from django.urls import reverse

from matvey.customers.actions.duplicates import SWEEP, order_sweep
from matvey.customers.actions.merging_certain import (
    MERGE_CERTAIN,
    SEPARATE,
    order_merging_of_certain,
    order_separation,
)
from matvey.customers.models import Customer
from matvey.customers.new import NewPoint
from matvey.journal.jobs import kinds
from matvey.journal.jobs.slices import Slice
from matvey.journal.models import Job
from matvey.staff.access import Actor


@pytest.fixture
def run(now, transactional_db):
    """Works off the jobs of that kind, as the worker does, but here and now."""

    def work(kind):
        for job in Job.objects.filter(kind=kind, finished_at=None):
            Job.objects.filter(pk=job.pk).update(state=Job.State.RUNNING, leased_by="test")
            job.refresh_from_db()
            later = now + timedelta(minutes=job.pk)
            kinds.get(kind).run_slice(Slice(job, later.replace, Event()))

    return work


@pytest.fixture
def pairs(run, add, by_stranger, now):
    """Two pairs of Anna's, and one of which Gleb has a half."""
    for number in range(3):
        phone = (NewPoint("phone", f"+7 905 123-45-6{number}"),)
        add(f"ООО «Северная заря {number}»", points=phone)
        add(f"Северная заря {number}", points=phone, by=by_stranger) if number == 2 else add(
            f"Северная заря {number}", points=phone
        )
    order_sweep(by=Actor.program(), at=now)
    run(SWEEP)


def kept():
    return Customer.objects.kept().count()


def test_what_one_may_change_becomes_one(pairs, run, by_owner, now):
    order_merging_of_certain(by=by_owner, at=now)
    run(MERGE_CERTAIN)
    assert kept() == 4
    assert Job.objects.get(kind=MERGE_CERTAIN).result == {"merged": 2}


def test_it_is_taken_back_as_a_whole(pairs, run, by_owner, now):
    job = order_merging_of_certain(by=by_owner, at=now)
    run(MERGE_CERTAIN)
    order_separation(job, by=by_owner, at=now + timedelta(hours=1))
    run(SEPARATE)
    assert kept() == 6
    assert not Customer.objects.exclude(merged_into=None).exists()


def test_the_page_says_how_many_and_what_can_be_taken_back(pairs, run, people, signed_in):
    client = signed_in(people.owner)
    assert client.get(reverse("certain-merging")).context["count"] == 2
    client.post(reverse("certain-merging"))
    run(MERGE_CERTAIN)
    job = Job.objects.get(kind=MERGE_CERTAIN)
    assert client.post(reverse("certain-separation", args=[job.pk])).status_code == 303
    assert signed_in(people.head).post(reverse("certain-separation", args=[job.pk])).status_code == 404
