"""Run as a program by `test_merging_processes.py`: merging all certain pairs, whose workers are killed again and again.

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

from matvey.core.search import in_step  # noqa: E402
from matvey.customers.actions.adding import add_customers  # noqa: E402
from matvey.customers.actions.merging_certain import order_merging_of_certain  # noqa: E402
from matvey.customers.actions.notes import add_note  # noqa: E402
from matvey.customers.models import Customer, DuplicatePair, Merge, Note  # noqa: E402
from matvey.customers.new import NewCustomer, NewPoint  # noqa: E402
from matvey.journal.models import Job  # noqa: E402
from tests.conftest import founded_company  # noqa: E402
from tests.worker_processes import (  # noqa: E402
    forked,
    wait_for_progress,
    wait_for_the_end,
    work,
    workers,
)


def killed(kills: int, groups: int, seed: int) -> dict[str, Any]:
    """The worker that merges is killed; then one may finish."""
    chance, in_the_middle, job = random.Random(seed), 0, order(groups)
    for _ in range(kills):
        connections.close_all()
        process = forked(work)
        wait_for_progress([job])
        time.sleep(chance.uniform(0.0, 0.05))
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        in_the_middle += Job.objects.unfinished().filter(pk=job.pk, done__gt=0).exists()
    connections.close_all()
    with workers(1):
        wait_for_the_end()
    return found(job) | {"in_the_middle": in_the_middle}


def order(groups: int) -> Job:
    people, at = founded_company(), timezone.now()
    by = people.by(people.administrator)
    customers = add_customers([twin(n // 2) for n in range(2 * groups)], by=by, at=at)
    for customer in customers:
        add_note(customer, "звонили", by=by, at=at)
    certain = {"bits": 200, "certainty": "certain", "found_at": at, "seen_at": at}
    for one, other in zip(customers[::2], customers[1::2], strict=True):
        DuplicatePair.objects.create(a=one, b=other, **certain)
    return order_merging_of_certain(by=by, at=at)


def twin(number: int) -> NewCustomer:
    """So alike that comparing them again, which goes on beside it, finds them certain too."""
    points = (
        NewPoint("phone", f"+7 921 555-{number // 100:02d}-{number % 100:02d}"),
        NewPoint("email", f"info@zarya-{number}.example"),
    )
    return NewCustomer(f"ООО «Заря-{number}»", city="Тула", points=points)


def found(job: Job) -> dict[str, Any]:
    job.refresh_from_db()
    kept = Customer.objects.kept()
    return {
        "state": job.state,
        "result": job.result,
        "merges": Merge.objects.count(),
        "kept": kept.count(),
        "notes_on_kept": Note.objects.filter(customer__in=kept).count(),
        "out_of_step": bool(in_step("customer")),
    }


def main() -> None:
    task, *numbers = sys.argv[1:]
    print(json.dumps(globals()[task](*map(int, numbers))))  # noqa: T201


main()
