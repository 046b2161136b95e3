"""Run as a program by `test_import_processes.py`: imports whose workers are killed, and imports cancelled.

The findings are printed as JSON.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from typing import Any

import django

django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from django.db import connections  # noqa: E402
from django.utils import timezone  # noqa: E402

from matvey.core.search import in_step, rebuild  # noqa: E402
from matvey.customers.models import ContactPoint, Customer, Person  # noqa: E402
from matvey.exchange.actions import Choices, start_import, take_file  # noqa: E402
from matvey.exchange.models import Import, RememberedMapping  # noqa: E402
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
