"""One job worked off in slices: what is kept, what is tried again, who is turned away."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from threading import Event as Flag

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from matvey.journal.jobs import Finished, GiveUp, More, enqueue, kinds, slices
from matvey.journal.jobs.claiming import claim
from matvey.journal.jobs.here import work_off
from matvey.journal.jobs.interruptions import LeaseLost
from matvey.journal.jobs.running import work_on
from matvey.journal.jobs.worker import run_due
from matvey.journal.models import Event, Job, WorkerHeartbeat
from matvey.staff.access import Actor

pytestmark = pytest.mark.django_db


def to_five(piece):
    """Notes a row for each number up to five, beginning where the cursor stands."""
    for number in range(piece.cursor.get("next", 1), 6):
        with piece.batch() as batch:
            WorkerHeartbeat.objects.create(name=f"row {piece.job.pk} {number}", at=piece.now)
            batch.total = 5
            batch.advance(next=number + 1)
    return Finished({"rows": 5})


def order(kind, clock, by=None, **wishes):
    return enqueue(kind, {"a": 1}, by=by or Actor.program(), at=clock(), **wishes)


def rows():
    return WorkerHeartbeat.objects.filter(name__startswith="row").count()


def held(clock, name="one"):
    """The next job, as a worker of that name takes it."""
    job = claim(Job.objects.to_take("quick", clock()), name, clock())
    return slices.Slice(job, clock, Flag())


def test_work_is_done_and_says_what_came_of_it(clock, knows):
    job = order(knows(to_five), clock)
    run_due(clock)
    job.refresh_from_db()
    assert (job.state, job.result, job.done, job.total) == ("done", {"rows": 5}, 5, 5)
    assert job.finished_at == clock()
    assert rows() == 5


def test_a_slice_ends_in_time_and_the_next_goes_on(clock, knows, monkeypatch):
    monkeypatch.setattr(slices, "SLICE", -1.0)
    job = order(knows(to_five), clock)
    assert run_due(clock) == 5
    job.refresh_from_db()
    assert job.state == "done"
    assert rows() == 5


def test_after_a_slice_other_work_has_its_turn(clock, knows, monkeypatch):
    monkeypatch.setattr(slices, "SLICE", -1.0)
    first, second = order(knows(to_five), clock), order("test", clock)
    clock.goes_on(seconds=1)
    turns = []
    for _ in range(4):
        piece = held(clock)
        turns.append(piece.job.pk)
        work_on(piece)
        clock.goes_on(seconds=1)
    assert turns == [first.pk, second.pk, first.pk, second.pk]


def test_work_may_ask_for_a_pause(clock, knows):
    job = order(knows(lambda piece: More(timedelta(minutes=3))), clock)
    assert run_due(clock) == 1
    job.refresh_from_db()
    assert job.state == "running"
    assert job.due_at == clock() + timedelta(minutes=3)
    assert not job.leased_by


def test_what_a_failing_batch_wrote_is_gone_and_its_cursor_too(clock, knows):
    def breaks_at_three(piece):
        to_five_until(piece, 3)
        with piece.batch() as batch:
            WorkerHeartbeat.objects.create(name="row too much", at=piece.now)
            batch.advance(next=4)
            raise RuntimeError("row 3 is broken")

    job = order(knows(breaks_at_three), clock)
    run_due(clock)
    job.refresh_from_db()
    assert (rows(), job.cursor, job.done, job.attempts) == (2, {"next": 3}, 2, 1)
    assert job.state == "waiting"
    assert "row 3 is broken" in job.error_detail


def to_five_until(piece, end):
    for number in range(piece.cursor.get("next", 1), end):
        with piece.batch() as batch:
            WorkerHeartbeat.objects.create(name=f"row {piece.job.pk} {number}", at=piece.now)
            batch.advance(next=number + 1)


def test_a_batch_that_failed_leaves_no_trace_in_the_cursor_of_the_next(clock, knows):
    def goes_on_after_an_error(piece):
        for word in ("one", "bad", "two"):
            with suppress(ValueError), piece.batch() as batch:
                batch.cursor.setdefault("words", []).append(word)
                if word == "bad":
                    raise ValueError
        return Finished()

    job = order(knows(goes_on_after_an_error), clock)
    run_due(clock)
    job.refresh_from_db()
    assert job.cursor == {"words": ["one", "two"]}


def breaks(piece):
    raise RuntimeError("nobody knows why")


def test_a_failure_waits_longer_each_time_and_then_is_final(clock, knows):
    job = order(knows(breaks), clock)
    waits = []
    for _ in range(5):
        run_due(clock)
        job.refresh_from_db()
        waits.append((job.due_at - clock()).total_seconds())
        clock.at = max(clock(), job.due_at)
    assert waits[:4] == [5, 25, 125, 625]
    assert job.state == "failed"
    assert job.error
    assert Event.objects.get(verb="job.failed").subject_id == job.pk


def test_progress_makes_failures_count_anew(clock, knows):
    def one_row_a_time(piece):
        to_five_until(piece, piece.cursor.get("next", 1) + 1)
        raise RuntimeError("but it moves")

    job = order(knows(one_row_a_time), clock)
    for _ in range(12):
        run_due(clock)
        clock.goes_on(seconds=5)
    job.refresh_from_db()
    assert (job.state, job.attempts, rows()) == ("waiting", 1, 12)


@pytest.mark.parametrize("error", [GiveUp("Файла больше нет."), ValidationError("Файла больше нет.")])
def test_people_read_why(clock, knows, error):
    def refuses(piece):
        raise error

    job = order(knows(refuses, most_attempts=1), clock)
    run_due(clock)
    job.refresh_from_db()
    assert (job.state, job.error) == ("failed", "Файла больше нет.")


def test_a_full_disk_says_so(clock, knows):
    def full(piece):
        raise OSError(28, "No space left on device")

    job = order(knows(full), clock)
    run_due(clock)
    job.refresh_from_db()
    assert job.state == "waiting"
    assert job.error == gettext("The disk is full. Free some space: the work goes on from where it stopped.")


def test_texts_are_in_the_language_of_whoever_ordered(clock, knows, people):
    people.owner.language = "en"
    people.owner.save()
    job = order(knows(breaks, most_attempts=1), clock, by=people.by(people.owner))
    run_due(clock)
    job.refresh_from_db()
    assert job.error.startswith("Something went wrong")


def test_work_of_a_kind_this_version_does_not_know_fails(clock, knows, monkeypatch):
    job = order(knows(to_five), clock)
    monkeypatch.delitem(kinds._registered, "test")
    run_due(clock)
    job.refresh_from_db()
    assert job.state == "failed"
    assert job.error


def test_a_leased_job_is_left_alone_until_its_lease_ends(clock, knows):
    order(knows(to_five), clock)
    held(clock)
    clock.goes_on(seconds=29)
    assert claim(Job.objects.to_take("quick", clock()), "two", clock()) is None
    clock.goes_on(seconds=1)
    assert claim(Job.objects.to_take("quick", clock()), "two", clock()).leased_by.startswith("two/")


def test_a_stalled_worker_is_refused_after_another_took_over(clock, knows):
    job = order(knows(to_five), clock)
    stalled = held(clock, "stalled")
    clock.goes_on(seconds=31)
    work_on(held(clock, "fresh"))
    with pytest.raises(LeaseLost), stalled.batch():
        WorkerHeartbeat.objects.create(name="row too much", at=clock())
    work_on(stalled)
    job.refresh_from_db()
    assert (job.state, rows()) == ("done", 5)


def test_a_worker_that_comes_back_may_not_end_the_job_of_another(clock, knows):
    job = order(knows(lambda piece: Finished({"who": piece.job.leased_by[:3]})), clock)
    old = held(clock, "old")
    clock.goes_on(seconds=31)
    new = held(clock, "new")
    work_on(old)
    job.refresh_from_db()
    assert job.state == "running"
    assert job.leased_by == new.job.leased_by


def test_batches_renew_a_lease_that_runs_short(clock, knows):
    order(knows(to_five), clock)
    piece = held(clock)
    clock.goes_on(seconds=15)
    with piece.batch() as batch:
        batch.advance()
    assert Job.objects.get().due_at == clock() + timedelta(seconds=30)


def test_a_job_that_kills_its_workers_fails_in_the_end(clock, knows):
    job = order(knows(to_five), clock)
    for _ in range(6):
        claim(Job.objects.to_take("quick", clock()), "doomed", clock())
        clock.goes_on(seconds=31)
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("failed", 5)


def test_what_must_happen_once_ends_the_job_in_its_own_batch(clock, knows):
    def once(piece):
        with piece.batch() as batch:
            WorkerHeartbeat.objects.create(name="row", at=piece.now)
            return batch.finish({"sent": 1})

    job = order(knows(once), clock)
    run_due(clock)
    job.refresh_from_db()
    assert (job.state, job.result, rows()) == ("done", {"sent": 1}, 1)


def test_a_job_acts_as_whoever_ordered_it(clock, knows, people):
    seen = []
    order(knows(lambda piece: seen.append(piece.actor()) or Finished()), clock, by=people.by(people.owner))
    run_due(clock)
    assert seen[0].employee_id == people.owner.pk
    assert not seen[0].access.unlimited


def test_a_person_is_told_when_their_work_is_done_and_nobody_of_the_programs_own(clock, knows, people):
    mine, _ = order(knows(to_five), clock, by=people.by(people.owner)), order("test", clock)
    run_due(clock)
    assert [event.subject_id for event in Event.objects.filter(verb="job.done")] == [mine.pk]


def test_one_job_can_be_worked_off_on_the_spot(clock, knows):
    other, wanted = order(knows(to_five), clock), order("test", clock)
    assert work_off(wanted, clock).state == "done"
    other.refresh_from_db()
    assert other.state == "waiting"
