"""Run as a program by `test_hand_over_processes.py`: a dismissal whose workers are killed again and again.

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

from django.db import connections  # noqa: E402
from django.utils import timezone  # noqa: E402

from matvey.administration.actions import dismiss_employee  # noqa: E402
from matvey.core.search import in_step  # noqa: E402
from matvey.customers.actions.adding import add_customers  # noqa: E402
from matvey.customers.models import Customer  # noqa: E402
from matvey.customers.new import NewCustomer, Place  # noqa: E402
from matvey.journal.models import Event, Job  # noqa: E402
from matvey.records.models import Notification  # noqa: E402
from tests.conftest import People, founded_company  # noqa: E402
from tests.worker_processes import (  # noqa: E402
    forked,
    wait_for_progress,
    wait_for_the_end,
    work,
    workers,
)


def killed(kills: int, rows: int, seed: int) -> dict[str, Any]:
    """Anna leaves; the worker that hands her customers over to Boris is killed; then one may finish."""
    people, chance, in_the_middle = founded_company(), random.Random(seed), 0
    job = leave(people, rows)
    for _ in range(kills):
        connections.close_all()
        process = forked(work)
        if chance.random() < 0.8:  # the others are killed while they start
            wait_for_progress([job])
        time.sleep(chance.uniform(0.0, 0.05))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        in_the_middle += Job.objects.unfinished().filter(pk=job.pk, done__gt=0).exists()
    connections.close_all()
    with workers(1):
        wait_for_the_end()
    return found(job, people) | {"in_the_middle": in_the_middle}


def leave(people: People, rows: int) -> Job:
    by, at = people.by(people.administrator), timezone.now()
    new = [NewCustomer(f"ООО Заря {n}", place=Place(people.owner.pk)) for n in range(rows)]
    add_customers(new, by=by, at=at)
    dismiss_employee(people.owner, {"customers": people.colleague}, by=by, at=at)
    return Job.objects.get(kind="customers.hand_over")


def found(job: Job, people: People) -> dict[str, Any]:
    job.refresh_from_db()
    events = Event.objects.filter(verb="customer.handed_over")
    return {
        "state": job.state,
        "result": job.result,
        "done": job.done,
        "with_boris": Customer.objects.filter(responsible=people.colleague).count(),
        "events": events.count(),
        "customers": events.values("customer_id").distinct().count(),
        "told": Notification.objects.filter(employee=people.administrator).count(),
        "out_of_step": bool(in_step("customer")),
    }


def main() -> None:
    task, *numbers = sys.argv[1:]
    print(json.dumps(globals()[task](*map(int, numbers))))  # noqa: T201


main()
