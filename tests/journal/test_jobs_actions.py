"""Ordering work, stopping it, having it tried again, seeing how far it is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation

from matvey.journal.jobs import Finished, cancel_job, enqueue, job_progress, job_title, retry_job
from matvey.journal.jobs.worker import run_due
from matvey.journal.models import Event, Job
from matvey.staff.access import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(people, now, knows):
    """Work the owner has ordered."""
    return enqueue(knows(lambda piece: Finished()), {}, by=people.by(people.owner), at=now)


def failed(job, now):
    Job.objects.filter(pk=job.pk).update(
        state="failed", finished_at=now, attempts=5, error="Нет файла.", cursor={"next": 7}
    )
    return job


def test_an_order_that_is_rolled_back_was_never_given(now, knows):
    with transaction.atomic():
        enqueue(knows(lambda piece: Finished()), {}, by=Actor.program(), at=now)
        transaction.set_rollback(True)
    assert not Job.objects.exists()


def test_nobody_can_order_work_that_does_not_exist(now):
    with pytest.raises(KeyError):
        enqueue("no such work", {}, by=Actor.program(), at=now)


def test_a_second_order_under_the_same_key_is_the_first(now, knows):
    kind = knows(lambda piece: Finished())
    first, second = (enqueue(kind, {"n": n}, by=Actor.program(), at=now, unique_key="x") for n in (1, 2))
    assert first.pk == second.pk
    assert second.params == {"n": 1}


def test_work_planned_for_later_waits(clock, knows):
    job = enqueue(
        knows(lambda piece: Finished()),
        {},
        by=Actor.program(),
        at=clock(),
        run_after=clock() + timedelta(hours=1),
    )
    assert run_due(clock) == 0
    clock.goes_on(hours=1)
    run_due(clock)
    job.refresh_from_db()
    assert job.state == "done"


def test_one_sees_ones_own_and_an_administrator_all(mine, people, now):
    enqueue("test", {}, by=Actor.program(), at=now)
    seen = {
        name: Job.objects.visible_to(people.by(getattr(people, name)).access).count()
        for name in ("owner", "colleague", "head", "administrator")
    }
    assert seen == {"owner": 1, "colleague": 0, "head": 0, "administrator": 2}


@pytest.mark.parametrize("who", ["owner", "administrator"])
def test_work_can_be_stopped_before_it_begins(mine, people, now, who, clock):
    cancel_job(mine.pk, by=people.by(getattr(people, who)), at=now)
    assert run_due(clock) == 0
    mine.refresh_from_db()
    assert (mine.state, mine.finished_at) == ("cancelled", now)
    assert Event.objects.get(verb="job.cancelled").employee_id == getattr(people, who).pk


@pytest.mark.parametrize("action", [cancel_job, retry_job])
def test_a_colleagues_work_is_not_ones_own(mine, people, now, action):
    with pytest.raises(Job.DoesNotExist):
        action(mine.pk, by=people.by(people.colleague), at=now)
    mine.refresh_from_db()
    assert mine.state == "waiting"


def test_stopping_is_noticed_between_two_batches(people, clock, knows):
    done = []

    def stopped_after_two(piece):
        for number in range(5):
            with piece.batch() as batch:
                done.append(number)
                batch.advance(next=number + 1)
            if number == 1:
                cancel_job(piece.job.pk, by=people.by(people.owner), at=clock())

    job = enqueue(knows(stopped_after_two), {}, by=people.by(people.owner), at=clock())
    run_due(clock)
    job.refresh_from_db()
    assert (done, job.state, job.cursor, job.done) == ([0, 1], "cancelled", {"next": 2}, 2)


def test_what_has_ended_can_not_be_stopped(mine, people, clock):
    run_due(clock)
    with pytest.raises(ValidationError):
        cancel_job(mine.pk, by=people.by(people.owner), at=clock())
    mine.refresh_from_db()
    assert mine.state == "done"


def test_what_failed_goes_on_where_it_stopped(mine, people, clock):
    retry_job(failed(mine, clock()).pk, by=people.by(people.owner), at=clock())
    mine.refresh_from_db()
    assert (mine.state, mine.attempts, mine.error, mine.cursor) == ("waiting", 0, "", {"next": 7})
    run_due(clock)
    mine.refresh_from_db()
    assert mine.state == "done"


def test_what_is_not_over_can_not_be_tried_again(mine, people, now):
    with pytest.raises(ValidationError):
        retry_job(mine.pk, by=people.by(people.owner), at=now)


def test_progress_reads_in_both_languages(mine):
    job = Job(kind="test", state="running", done=1200, total=4800)
    with translation.override("en"):
        assert job_progress(job).text == "At work: 1,200 of 4,800"
    with translation.override("ru"):
        assert job_progress(job).text == "Выполняется: 1\u00a0200 из 4\u00a0800"
    assert job_progress(job).percent == 25
    assert job_progress(job).can_cancel


@pytest.mark.parametrize(
    ("values", "percent", "cancel", "retry"),
    [
        ({"state": "waiting"}, None, True, False),
        ({"state": "running", "done": 30}, None, True, False),
        ({"state": "done", "done": 3}, 100, False, False),
        ({"state": "failed", "done": 1, "total": 4, "error": "Нет файла."}, 25, False, True),
        ({"state": "cancelled", "done": 9, "total": 4}, 100, False, True),
    ],
)
def test_what_may_be_done_with_work(values, percent, cancel, retry, now):
    ended = now if values["state"] in ("done", "failed", "cancelled") else None
    progress = job_progress(Job(kind="test", finished_at=ended, **values))
    assert (progress.percent, progress.can_cancel, progress.can_retry) == (percent, cancel, retry)
    assert progress.text


def test_work_without_a_title_is_named_after_its_kind(mine):
    assert job_title(mine) == "Проверка"
    assert job_title(Job(kind="test", title="Клиенты.xlsx")) == "Клиенты.xlsx"
    assert job_title(Job(kind="gone")) == "gone"
