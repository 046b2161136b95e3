"""How long what undoing an import takes is kept: as long as its file, and nothing of a person who is erased."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Q, QuerySet

from matvey.customers.erasure import Erasing
from matvey.customers.models import Contact
from matvey.exchange.imports.forgetting import KEPT
from matvey.exchange.models import Import, ImportChange, ImportLeft
from matvey.journal.jobs import Slice, SliceResult

SWEEP: Final = "exchange.sweep_undoing"


def blank_changes(erasing: Erasing) -> int:
    """What stood at the person, and at customers where they are known; the journal says there who was erased,
    so undoing leaves these."""
    near = Contact.objects.filter(person=erasing.person).values_list("customer_id", flat=True)
    about = Q(customer_id__in={*near, *(customer.pk for customer in erasing.customers)})
    for kind, ids in erasing.subjects.items():
        about |= Q(part=kind, object_id__in=ids)
    return ImportChange.objects.filter(about).update(before={}, after={})


def run_sweeping(piece: Slice) -> SliceResult:
    """One that is at work, or being undone, is let finish first."""
    for imported in Import.objects.filter(is_noted=True, started_at__lt=piece.now - KEPT).select_related(
        "job"
    ):
        last = imported.undos.select_related("job").first()
        if not imported.is_at_work and not (last and last.is_at_work):
            _sweep(ImportChange.objects.filter(of=imported), piece)
            with piece.batch() as batch:
                Import.objects.filter(pk=imported.pk).update(is_noted=False)
                batch.advance()
    _sweep(ImportLeft.objects.filter(of__ordered_at__lt=piece.now - KEPT), piece)
    with piece.batch() as batch:
        return batch.finish({"swept": batch.done})


def _sweep(rows: QuerySet[Any], piece: Slice) -> None:
    while ids := list(rows.order_by("pk").values_list("pk", flat=True)[: piece.pace.size]):
        with piece.batch() as batch:
            rows.model._default_manager.filter(pk__in=ids).delete()
            batch.advance(0)
