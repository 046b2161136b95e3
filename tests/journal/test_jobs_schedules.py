"""The schedule: what is due is ordered once, and what people changed stays."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from matvey.journal.jobs import Finished, daily, enqueue, every, monthly, schedules, weekly
from matvey.journal.jobs.firing import fire_due
from matvey.journal.jobs.schedules import change_schedule, declare, sync_schedules
from matvey.journal.jobs.worker import run_due
from matvey.journal.models import Event, Job, Schedule
from matvey.staff.access import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def morning(clock, knows, monkeypatch):
    """A schedule of every day at nine in Moscow; it is noon."""
    monkeypatch.setattr(schedules, "_declared", {})
    declare("morning", knows(lambda piece: Finished()), daily(time(9), "Europe/Moscow"), {"a": 1})
    sync_schedules(clock())
    return Schedule.objects.get()


def at_nine(day):
    return datetime(2026, 11, day, 6, tzinfo=UTC)


def test_a_declared_schedule_begins_with_its_next_moment(morning):
    assert (morning.next_at, morning.enabled, morning.params) == (at_nine(24), True, {"a": 1})


def test_nothing_happens_before_the_moment(morning):
    assert fire_due(at_nine(24) - timedelta(seconds=1)) == 0
    assert not Job.objects.exists()


def test_a_due_moment_orders_one_job(morning):
    assert [fire_due(at_nine(24)), fire_due(at_nine(24)), fire_due(at_nine(24))] == [1, 0, 0]
    job = Job.objects.get()
    assert (job.kind, job.params, job.created_by) == ("test", {"a": 1}, None)
    morning.refresh_from_db()
    assert (morning.last_at, morning.next_at) == (at_nine(24), at_nine(25))


def test_what_was_missed_while_the_worker_was_down_is_done_once(morning):
    assert fire_due(at_nine(28) + timedelta(hours=3)) == 1
    morning.refresh_from_db()
    assert Job.objects.count() == 1
    assert morning.next_at == at_nine(29)


def test_the_same_moment_put_back_by_hand_does_not_come_twice(morning):
    fire_due(at_nine(24))
    Schedule.objects.update(next_at=at_nine(24))
    fire_due(at_nine(24))
    assert Job.objects.count() == 1


def test_what_is_switched_off_stays_off(morning):
    Schedule.objects.update(enabled=False)
    sync_schedules(at_nine(30))
    assert fire_due(at_nine(30)) == 0


def test_a_new_version_does_not_overwrite_what_people_chose(morning, clock):
    Schedule.objects.update(time=time(7, 30), enabled=False, next_at=at_nine(26))
    declare("morning", "test", daily(time(10)), {"a": 2})
    sync_schedules(clock())
    morning.refresh_from_db()
    assert (morning.time, morning.enabled, morning.next_at) == (time(7, 30), False, at_nine(26))
    assert morning.params == {"a": 2}


def test_an_administrator_moves_a_schedule(morning, people, now):
    change_schedule(
        morning.pk,
        weekly(4, time(18), "Europe/Moscow"),
        enabled=True,
        by=people.by(people.administrator),
        at=now,
    )
    morning.refresh_from_db()
    assert morning.next_at == datetime(2026, 11, 27, 15, tzinfo=UTC)
    detail = Event.objects.get(verb="schedule.changed").detail
    assert (detail.before["time"], detail.after["weekday"]) == ("09:00:00", 4)


@pytest.mark.parametrize(
    "rule",
    [
        daily(time(9), "Mars/Olympus"),
        every(0),
        weekly(7, time(9)),
        monthly(0, time(9)),
        weekly(None, time(9)),
    ],
)
def test_a_rule_without_a_moment_is_refused(morning, people, now, rule):
    with pytest.raises(ValidationError):
        change_schedule(morning.pk, rule, enabled=True, by=people.by(people.administrator), at=now)
    morning.refresh_from_db()
    assert (morning.rhythm, morning.next_at) == ("daily", at_nine(24))


def test_nobody_else_changes_the_schedule(morning, people, now):
    with pytest.raises(PermissionDenied):
        change_schedule(morning.pk, every(5), enabled=False, by=people.by(people.head), at=now)


def test_a_schedule_of_work_nobody_knows_any_more_holds_nothing_up(morning, knows, clock):
    declare("minutely", "test", every(1))
    sync_schedules(clock())
    Schedule.objects.filter(key="morning").update(kind="gone")
    assert fire_due(at_nine(24)) == 1
    morning.refresh_from_db()
    assert morning.next_at == at_nine(25)


def test_rows_of_jobs_long_done_are_swept_and_those_of_people_kept_longer(clock, people):
    for days, by in ((8, None), (8, people.owner), (91, people.owner), (6, None)):
        ended = clock() - timedelta(days=days)
        Job.objects.create(
            kind="test",
            lane="quick",
            state="done",
            created_by=by,
            due_at=ended,
            created_at=ended,
            finished_at=ended,
        )
    enqueue("journal.sweep_jobs", {}, by=Actor.program(), at=clock())
    run_due(clock)
    assert Job.objects.get(kind="journal.sweep_jobs").result == {"swept": 2}
    assert Job.objects.filter(kind="test").count() == 2


def test_the_base_is_put_in_order_every_night(clock):
    enqueue("journal.tidy_base", {}, by=Actor.program(), at=clock())
    run_due(clock)
    assert Job.objects.get(kind="journal.tidy_base").state == Job.State.DONE
