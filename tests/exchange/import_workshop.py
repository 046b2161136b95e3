"""Run as a program by `test_import_processes.py`: imports whose workers are killed, and imports cancelled.

The findings are printed as JSON.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from django.db import connections  # noqa: E402
from django.db.models import Q  # noqa: E402
from django.utils import timezone  # noqa: E402

from matvey.core.search import in_step, rebuild  # noqa: E402
from matvey.customers.models import ContactPoint, Customer, Person  # noqa: E402
from matvey.exchange.actions import Choices, start_import, take_file  # noqa: E402
from matvey.exchange.imports import reading  # noqa: E402
from matvey.exchange.imports.forerunner import Forerunner  # noqa: E402
from matvey.exchange.models import (  # noqa: E402
    Import,
    ImportChange,
    ImportUndo,
    RememberedMapping,
)
from matvey.exchange.undoing.ordering import start_undo  # noqa: E402
from matvey.exchange.undoing.parts import state_of  # noqa: E402
from matvey.journal.jobs import cancel_job, retry_job  # noqa: E402
from matvey.journal.models import Event, Job, WorkerHeartbeat  # noqa: E402
from matvey.staff.access import Actor  # noqa: E402
from tests.worker_processes import (  # noqa: E402
    forked,
    wait_for_progress,
    wait_for_the_end,
    work,
    workers,
)

ROWS_A_KILL = 400
UNDONE_A_KILL = 60
PROGRAM = Actor.program()


def killed(kills: int, seed: int, dry_run: int) -> dict[str, Any]:
    """The worker is killed again and again while it imports; then one may finish."""
    imported, chance, in_the_middle = started(kills * ROWS_A_KILL, dry_run), random.Random(seed), 0
    for _ in range(kills):
        connections.close_all()
        process = forked(work)
        if chance.random() < 0.8:  # the others are killed while they start
            wait_for_progress([job_of(imported)])
        time.sleep(chance.uniform(0.0, 0.15))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        in_the_middle += Job.objects.unfinished().filter(done__gt=0).exclude(leased_by="").exists()
    finish()
    return found(imported) | {"in_the_middle": in_the_middle}


def cancelled(rows: int, seed: int) -> dict[str, Any]:
    """Cancelled while a worker is at it, and asked to go on later."""
    imported, chance = started(rows, 0), random.Random(seed)
    connections.close_all()
    with workers(1):
        wait_for_progress([job_of(imported)])
        time.sleep(chance.uniform(0.0, 0.2))
        job = cancel_job(imported.job_id or 0, by=PROGRAM, at=timezone.now())
        time.sleep(0.3)
        stopped = found(imported)
    retry_job(job.pk, by=PROGRAM, at=timezone.now())
    finish()
    return {"stopped": stopped, "finished": found(imported)}


def undone_killed(kills: int, seed: int) -> dict[str, Any]:
    """An import into a base it half completes is undone; the worker is killed again and again meanwhile."""
    rows, chance, in_the_middle = kills * UNDONE_A_KILL, random.Random(seed), 0
    _brought(rows // 2, "Клиент;Телефон", lambda n: f"ООО Заря {n};{_sound_phone(n)}")
    before = _standing()
    imported = _brought(
        rows, "Клиент;Телефон;Город;E-mail", lambda n: f"ООО Заря {n};{_sound_phone(n)};Тула;z{n}@b.ru"
    )
    undo = start_undo(imported, by=PROGRAM, at=timezone.now())
    for _ in range(kills):
        connections.close_all()
        process = forked(work)
        if chance.random() < 0.8:  # the others are killed while they start
            wait_for_progress([Job.objects.get(pk=undo.job_id)])
        time.sleep(chance.uniform(0.0, 0.1))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        job = Job.objects.get(pk=undo.job_id)
        in_the_middle += job.finished_at is None and job.done > 0
        assert _half_done(imported) == 0
    finish()
    return _found_undone(undo, before) | {"in_the_middle": in_the_middle, "rows": rows}


def _half_done(imported: Import) -> int:
    """Customers who are neither as the import left them nor as they were before."""
    completed = Customer.objects.exclude(imported_in=imported.pk)
    whole = Q(city="Тула", main_email__gt="", pk__in=ImportChange.objects.values("customer_id"))
    before = Q(city="", main_email="") & ~Q(pk__in=ImportChange.objects.values("customer_id"))
    added = Customer.objects.filter(imported_in=imported.pk, binned_at__isnull=False)
    told = Event.objects.filter(verb="import.undone").values("subject_id")
    return completed.exclude(whole).exclude(before).count() + added.exclude(pk__in=told).count()


def _brought(rows: int, header: str, line: Callable[[int], str]) -> Import:
    content = ContentFile("\n".join([header, *map(line, range(rows))]).encode(), "clients.csv")
    imported = take_file(content, "clients.csv", by=PROGRAM, at=timezone.now())
    imported = start_import(imported, Choices("update"), by=PROGRAM, at=timezone.now())
    finish()
    imported.refresh_from_db()
    return imported


def _sound_phone(number: int) -> str:
    return f"8905{number:07}"


def _standing() -> dict[Any, Any]:
    return state_of(list(Customer.objects.kept().values_list("pk", flat=True))).rows


def _found_undone(undo: ImportUndo, before: dict[Any, Any]) -> dict[str, Any]:
    undo.refresh_from_db()
    told = Event.objects.filter(verb="import.undone")
    return {
        "state": Job.objects.get(pk=undo.job_id).state,
        "says": [undo.undone, undo.left],
        "as_before": _standing() == before,
        "events": told.count(),
        "customers_told_of": told.values("subject_id").distinct().count(),
        "out_of_step": bool(in_step("customer")),
    }


def forerun(rows: int, seed: int) -> dict[str, Any]:
    """Rows are prepared by a forerunner from the first on; the worker is killed at work, then the next forerunner."""
    reading.LONG, Forerunner.start = 0, ready(Forerunner.start)
    imported, chance = started(rows, 0), random.Random(seed)
    connections.close_all()
    first = forked(work)
    wait_for_progress([job_of(imported)])
    left = children_of(first)
    os.kill(first, signal.SIGKILL)
    os.waitpid(first, 0)
    job = job_of(imported)
    connections.close_all()  # a connection to PostgreSQL can't be shared by two processes
    second = forked(work)
    wait_for_progress([job])
    time.sleep(chance.uniform(0.0, 0.2))
    forerunners = children_of(second)
    for forerunner in forerunners:
        os.kill(forerunner, signal.SIGKILL)
    wait_for_the_end()
    os.kill(second, signal.SIGTERM)
    os.waitpid(second, 0)
    return found(imported) | {"forerunners": len(left) + len(forerunners), "left": all_end(left)}


def ready(start: Callable[[int], Forerunner | None]) -> Callable[[int], Forerunner | None]:
    """Rows are read by nobody else while the forerunner starts."""

    def started_and_ready(number: int) -> Forerunner | None:
        forerunner = start(number)
        assert forerunner
        select.select([forerunner.process.stdout], [], [], 60)
        return forerunner

    return started_and_ready


def children_of(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def all_end(processes: list[int], patience: float = 30.0) -> bool:
    """Whether none of them is there any more after a while."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if not any(Path(f"/proc/{process}").exists() for process in processes):
            return True
        time.sleep(0.1)
    return False


def started(rows: int, dry_run: int) -> Import:
    """An import of a file in which every tenth row repeats another and every seventh phone is none."""
    lines = [f"ООО Заря {n - n % 10 if n % 10 == 9 else n};{_phone(n)}" for n in range(rows)]
    content = ContentFile("\n".join(["Клиент;Телефон", *lines]).encode(), "clients.csv")
    imported = take_file(content, "clients.csv", by=PROGRAM, at=timezone.now())
    return start_import(imported, Choices(is_dry_run=bool(dry_run)), by=PROGRAM, at=timezone.now())


def _phone(number: int) -> str:
    if number % 7 == 3:
        return "нет, звонить жене"
    return f"8905{number - number % 10 if number % 10 == 9 else number:07}"


def job_of(imported: Import) -> Job:
    return Job.objects.get(pk=imported.job_id)


def finish() -> None:
    connections.close_all()
    with workers(1):
        wait_for_the_end()


def found(imported: Import) -> dict[str, Any]:
    """What the import says of itself, and what there is."""
    imported.refresh_from_db()
    counts = ("rows", "created", "updated", "skipped", "refused", "problems_count")
    return {
        "state": job_of(imported).state,
        "says": {name: getattr(imported, name) for name in counts},
        "problems": imported.problems.count(),
        "problem_rows": imported.problems.values("row").distinct().count(),
        "matches": imported.matches.values("row").distinct().count(),
        "customers": Customer.objects.count(),
        "names": Customer.objects.values("name").distinct().count(),
        "points": ContactPoint.objects.count(),
        "events": Event.objects.filter(verb="customer.added").values("subject_id").distinct().count(),
        "out_of_step": bool(in_step("customer")),
    }


def main() -> None:
    for model in (ContactPoint, Event, Customer, Person, Import, RememberedMapping, Job, WorkerHeartbeat):
        model.objects.all().delete()
    rebuild("customer")
    task, *numbers = sys.argv[1:]
    print(json.dumps(globals()[task](*map(int, numbers))))  # noqa: T201


main()
