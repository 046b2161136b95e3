"""The parts of a worker: how it goes on after errors, keeps leases, says that it lives, paces its writing."""

from __future__ import annotations

import os
import socket
from datetime import timedelta
from threading import Event

import pytest
from django.db import OperationalError, connection

from matvey.journal.jobs import Pace, background_write, enqueue, heartbeats, worker_seen_at, writing
from matvey.journal.jobs.claiming import claim, free_leases_of_the_dead
from matvey.journal.jobs.keeper import Keeper
from matvey.journal.jobs.names import is_dead, own_name
from matvey.journal.jobs.persistence import again_and_again
from matvey.journal.jobs.slices import Slice
from matvey.journal.jobs.worker import LaneWorker
from matvey.journal.models import Job
from matvey.staff.access import Actor

HOST = socket.gethostname()


def test_after_errors_it_rests_longer_and_goes_on(db):
    rests, stop = [], Event()

    def step():
        if len(rests) < 3:
            raise OperationalError("database is locked")
        stop.set()
        return 7

    again_and_again(step, rests.append, stop)
    assert rests == [0.5, 1.0, 2.0, 7]


def test_an_idle_worker_looks_ever_less_often_and_wakes_at_once(db, clock, knows):
    lane = LaneWorker("quick", "one", Event(), clock)
    assert [lane._step() for _ in range(6)] == [0.1, 0.2, 0.4, 0.8, 1.0, 1.0]
    enqueue(knows(lambda piece: None), {}, by=Actor.program(), at=clock())
    assert [lane._step(), lane._step()] == [0, 0.1]


def test_a_worker_takes_only_from_its_own_lane(db, clock, knows):
    enqueue(knows(lambda piece: None), {}, by=Actor.program(), at=clock(), lane="long")
    assert LaneWorker("quick", "one", Event(), clock)._step() > 0
    assert LaneWorker("long", "one", Event(), clock)._step() == 0


def test_the_keeper_renews_the_lease_of_a_slice_busy_outside_its_batches(db, clock, knows):
    enqueue(knows(lambda piece: None), {}, by=Actor.program(), at=clock())
    lane = LaneWorker("quick", "one", Event(), clock)
    lane.piece = Slice(claim(Job.objects.to_take("quick", clock()), "one", clock()), clock, Event())
    clock.goes_on(seconds=20)
    Keeper("one", [lane], clock)._step()
    assert Job.objects.get(kind="test").due_at == clock() + timedelta(seconds=30)


def test_a_worker_is_seen_until_it_says_goodbye(db, clock):
    assert worker_seen_at() is None
    Keeper("one", [], clock)._step()
    assert worker_seen_at() == clock()
    assert heartbeats.is_worker_alive(clock() + timedelta(seconds=29))
    assert not heartbeats.is_worker_alive(clock() + timedelta(seconds=30))
    heartbeats.forget("one", clock())
    assert worker_seen_at() is None


def test_who_is_dead():
    own = f"{HOST}-{os.getpid()}-new"
    assert is_dead(f"{HOST}-{os.getpid()}-old", own)  # of the same number, as in a container
    assert is_dead(f"{HOST}-99999999-0000", own)
    assert not is_dead(f"{HOST}-{os.getppid()}-0000", own)
    assert not is_dead("elsewhere-99999999-0000", own)
    assert not is_dead("nonsense", own)
    assert not is_dead(own, own)


def test_the_work_of_a_worker_that_died_here_goes_on_at_once(db, clock, knows):
    enqueue(knows(lambda piece: None), {}, by=Actor.program(), at=clock())
    claim(Job.objects.to_take("quick", clock()), f"{HOST}-99999999-0000", clock())
    free_leases_of_the_dead(own_name(), clock())
    assert Job.objects.to_take("quick", clock()).count() == 1


def test_batches_shrink_when_they_hold_the_base_too_long_and_grow_again(db):
    pace = Pace(size=50)
    limit = writing.LONGEST_LOCK if connection.vendor == "sqlite" else writing.LONGEST_TRANSACTION
    pace.learn(limit * 2)
    assert pace.size == 40
    pace.learn(limit / 4)
    assert pace.size == 51
    pace.learn(limit * 0.75)
    assert pace.size == 51


@pytest.mark.django_db(transaction=True)
def test_a_pause_comes_before_the_next_transaction_and_only_where_one_writes_at_a_time(monkeypatch):
    pauses = []
    monkeypatch.setattr(
        writing.time, "sleep", lambda seconds: pauses.append((seconds, connection.in_atomic_block))
    )
    for _ in range(2):
        with background_write():
            assert connection.in_atomic_block
    if connection.vendor == "sqlite":
        assert 0 < pauses[-1][0] <= 0.005
    assert {inside for _, inside in pauses} == ({False} if connection.vendor == "sqlite" else set())


@pytest.mark.django_db(transaction=True)
def test_a_background_write_inside_another_transaction_is_refused():
    with background_write(), pytest.raises(RuntimeError, match="durable"), background_write():
        pass
