"""Run as a program by `test_jobs_processes.py`: real workers that are killed, race or stop, on a real base.

Every process is forked from this one before it has opened the base; the findings are printed as JSON.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from datetime import timedelta

import django

django.setup()

from django.db import connection, connections, transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from matvey.journal import jobs  # noqa: E402
from matvey.journal.jobs import Finished, JobKind, Lane, Slice, SliceResult  # noqa: E402
from matvey.journal.jobs.firing import fire_due  # noqa: E402
from matvey.journal.models import Job, Schedule, WorkerHeartbeat  # noqa: E402
from matvey.staff.access import Actor  # noqa: E402
from tests.worker_processes import (  # noqa: E402
    forked,
    wait_for_progress,
    wait_for_the_end,
    work,
    workers,
)

ROWS_A_KILL = 150


def write_rows(piece: Slice) -> SliceResult:
    """Numbers up to `rows`, a few in each batch."""
    end = piece.params["rows"]
    while (begin := piece.cursor.get("next", 1)) <= end:
        numbers = range(begin, min(begin + 5, end + 1))
        with piece.batch() as batch:
            note_rows([(piece.job.pk, number) for number in numbers])
            batch.advance(len(numbers), next=numbers[-1] + 1)
    return Finished({"rows": piece.job.done})


def write_once(piece: Slice) -> SliceResult:
    with piece.batch() as batch:
        note_rows([(piece.job.pk, 1)])
        return batch.finish()


def note_rows(rows: list[tuple[int, int]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO workshop_row (job, number) VALUES (%s, %s)", rows)


jobs.register(JobKind("rows", "Rows", write_rows, Lane.LONG))
jobs.register(JobKind("once", "Once", write_once))


def killed(kills: int, seed: int) -> dict[str, object]:
    """Two jobs while their worker is killed again and again; then it may finish them."""
    rows, chance, in_the_middle = kills * ROWS_A_KILL, random.Random(seed), 0
    ordered = [order("rows", rows=rows), order("rows", rows=rows, lane=Lane.QUICK)]
    for kill in range(kills):
        connections.close_all()
        process = forked(work)
        if kill % 4:  # the others are killed while they start
            wait_for_progress(ordered)
        time.sleep(chance.uniform(0.0, 0.2))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        in_the_middle += Job.objects.unfinished().filter(done__gt=0).exclude(leased_by="").exists()
    connections.close_all()
    with workers(1):
        wait_for_the_end()
    return {"in_the_middle": in_the_middle, "jobs": [found(job) for job in ordered]}


def raced(at_once: int, number: int) -> dict[str, object]:
    with transaction.atomic():
        ordered = [order("once") for _ in range(number)]
    connections.close_all()
    with workers(at_once):
        wait_for_the_end()
    return {"jobs": [found(job) for job in ordered]}


def scheduled(schedulers: int, moments: int) -> dict[str, object]:
    """All of them walk through the same moments of a schedule of every minute."""
    jobs.declare("minutely", "once", jobs.every(1))
    begin = timezone.now()
    jobs.sync_schedules(begin)
    Schedule.objects.exclude(key="minutely").delete()
    connections.close_all()

    def walk() -> None:
        for moment in range(1, moments + 1):
            at = begin + timedelta(minutes=moment)
            while Schedule.objects.due(at).exists():  # another one may just be at it
                fire_due(at)

    processes = [forked(walk) for _ in range(schedulers)]
    codes = [os.waitpid(process, 0)[1] for process in processes]
    keys = list(Job.objects.values_list("unique_key", flat=True))
    return {"codes": codes, "jobs": len(keys), "moments": len(set(keys))}


def stopped() -> dict[str, object]:
    """A worker told to stop in the middle of a long job."""
    job = order("rows", rows=100_000)
    connections.close_all()
    process = forked(work)
    while not (Job.objects.get(pk=job.pk).done and jobs.worker_seen_at()):
        time.sleep(0.02)
    connections.close_all()
    told = time.monotonic()
    os.kill(process, signal.SIGTERM)
    code = os.waitpid(process, 0)[1]
    seconds = time.monotonic() - told
    job.refresh_from_db()
    return found(job) | {
        "code": code,
        "seconds": seconds,
        "leased": job.leased_by,
        "seen": bool(jobs.worker_seen_at()),
    }


def cut_off(times: int) -> dict[str, object]:
    """A worker whose base goes away again and again: connections are cut, or the file is locked for long."""
    job = order("rows", rows=2000)
    connection.settings_dict["OPTIONS"] |= {"timeout": 0.1} if connection.vendor == "sqlite" else {}
    connections.close_all()
    with workers(1):
        for _ in range(times):
            time.sleep(0.4)
            lock_the_base() if connection.vendor == "sqlite" else cut_connections()
        wait_for_the_end()
    return found(job)


def lock_the_base() -> None:
    connection.settings_dict["OPTIONS"]["timeout"] = 20
    with transaction.atomic():
        time.sleep(0.5)


def cut_connections() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def order(kind: str, lane: Lane | None = None, **params: object) -> Job:
    wishes = {"lane": lane} if lane else {}
    return jobs.enqueue(kind, params, by=Actor.program(), at=timezone.now(), **wishes)


def found(job: Job) -> dict[str, object]:
    job.refresh_from_db()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), count(DISTINCT number) FROM workshop_row WHERE job = %s", [job.pk])
        rows, different = cursor.fetchone()
    return {
        "state": job.state,
        "done": job.done,
        "rows": rows,
        "different": different,
        "error": job.error_detail,
    }


def main() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS workshop_row")
        cursor.execute("CREATE TABLE workshop_row (job bigint, number bigint)")
    Job.objects.all().delete()
    WorkerHeartbeat.objects.all().delete()
    task, *numbers = sys.argv[1:]
    print(json.dumps(globals()[task](*map(int, numbers))))  # noqa: T201


main()
