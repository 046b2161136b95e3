"""How long the files of imports are kept, and whose imports a person came in with.

A file is there for mending its errors: 30 days, as long as the law gives to destroy data that must go
(152-FZ, art. 21, 5). Then, or when somebody it brought in is erased, it goes with the cells and names
noted of it; how many rows became what stays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Model, Q

from matvey.customers.erasure import Erasing
from matvey.customers.models import Contact
from matvey.exchange.models import Import, ImportMatch, ImportProblem
from matvey.journal.jobs import More, Slice, SliceResult, enqueue
from matvey.journal.models import Event, Job
from matvey.records.actions.files import order_sweeping
from matvey.staff.access import Actor, Door

KEPT: Final = timedelta(days=30)
FORGET: Final = "exchange.forget_imports"
NOTED: Final[tuple[type[Model], ...]] = (ImportProblem, ImportMatch)


def came_in_with(erasing: Erasing) -> list[int]:
    """Imports, their trials included, whose kept file brought this person in or met them."""
    near = Contact.objects.filter(person__in=erasing.people).values_list("customer_id", flat=True)
    customers = {*near, *(customer.pk for customer in erasing.customers)}
    kept = Import.objects.with_file().select_related("job")
    moments = list(_moments(erasing, customers))
    ran = {one.digest for one in kept if any(_was_at_work(one.job, moment) for moment in moments)}
    met = ImportMatch.objects.filter(customer_id__in=customers).values("of")
    digests = ran.union(kept.filter(pk__in=met).values_list("digest", flat=True))
    return list(kept.filter(digest__in=digests).values_list("pk", flat=True))


def order_forgetting(imports: Collection[int], *, at: datetime) -> int:
    """Have their files and notes deleted soon; how many there are."""
    if imports:
        enqueue(FORGET, {"imports": list(imports)}, by=Actor.program(), at=at)
    return len(imports)


def run_forgetting(work: Slice) -> SliceResult:
    """The ordered ones, or all that have been kept long enough; one that is still at work is let finish."""
    ids = work.params.get("imports")
    old = Import.objects.filter(created_at__lt=work.now - KEPT)
    chosen = Import.objects.filter(pk__in=ids) if ids else old
    at_work = False
    for imported in chosen.with_file().select_related("job"):
        if imported.job and not imported.job.has_ended:
            at_work = True
        else:
            _forget(imported, work)
    if at_work and ids:
        return More(timedelta(minutes=1))
    with work.batch() as batch:
        return batch.finish({"forgotten": batch.done})


def files_needed(digests: Collection[str]) -> Iterable[str]:
    return Import.objects.filter(digest__in=list(digests)).values_list("digest", flat=True)


def _moments(erasing: Erasing, customers: Collection[int]) -> Iterable[datetime]:
    """When an import wrote something about the person, or about a customer they stand at."""
    about = Q(customer_id__in=customers)
    for kind, ids in erasing.subjects.items():
        about |= Q(subject_kind=kind, subject_id__in=ids)
    events = Event.objects.filter(about, door=Door.IMPORT).order_by()
    return events.values_list("recorded_at", flat=True).distinct()


def _was_at_work(job: Job | None, moment: datetime) -> bool:
    if job is None or job.started_at is None or moment < job.started_at:
        return False
    return job.finished_at is None or moment <= job.finished_at


def _forget(imported: Import, work: Slice) -> None:
    """Notes first and the file last, so that a kill in between is noticed and made good."""
    for model in NOTED:
        notes = model._default_manager.filter(of=imported).order_by("pk")
        while ids := list(notes.values_list("pk", flat=True)[: work.pace.size]):
            with work.batch() as batch:
                model._default_manager.filter(pk__in=ids).delete()
                batch.advance(0)
    with work.batch() as batch:
        _let_go(imported)
        order_sweeping([imported.digest], at=work.now)
        batch.advance()


def _let_go(imported: Import) -> None:
    """One that was never started brought nothing in, so nothing of it needs to stay."""
    if imported.started_at is None:
        imported.delete()
    else:
        Import.objects.filter(pk=imported.pk).update(digest="")
