"""The job that undoes an import, batch by batch; a kill between two of them loses and doubles nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from matvey.exchange.models import ImportChange, ImportUndo
from matvey.exchange.undoing.judging import Work
from matvey.exchange.undoing.taking_back import (
    added_by,
    bin_added,
    set_back_completed,
    take_back_history,
    told_by,
)
from matvey.journal.jobs import Slice, SliceResult
from matvey.records.actions.comments import notify
from matvey.staff.access import Door

SMALLEST_BATCH = 5


def run_undo(piece: Slice) -> SliceResult:
    piece.pace.smallest = SMALLEST_BATCH
    undo = ImportUndo.objects.select_related("of", "ordered_by").get(pk=piece.params["undo"])
    by = replace(piece.actor(Door.IMPORT), batch_id=undo.of_id)
    added = added_by(undo.of_id).order_by("pk").values_list("pk", flat=True)
    noted = ImportChange.objects.filter(of=undo.of_id).order_by("customer_id")
    completed = noted.values_list("customer_id", flat=True).distinct()
    work = Work(undo, by, piece.now)
    told = told_by(undo.of_id).order_by("pk").values_list("pk", flat=True)
    _go_through("told", lambda last: told.filter(pk__gt=last), take_back_history, piece, work)
    _go_through("added", lambda last: added.filter(pk__gt=last), bin_added, piece, work)
    _go_through(
        "completed", lambda last: completed.filter(customer_id__gt=last), set_back_completed, piece, work
    )
    return _finish(undo, piece)


def _go_through(
    name: str,
    after: Callable[[int], QuerySet[Any, int]],
    take_back: Callable[[Collection[int], Work], None],
    piece: Slice,
    work: Work,
) -> None:
    """The cursor is the number of the last customer that was undone or left."""
    while ids := list(after(piece.cursor.get(name, 0))[: piece.pace.size]):
        with piece.batch() as batch:
            take_back(ids, work)
            batch.advance(len(ids), **{name: ids[-1]})


def _finish(undo: ImportUndo, piece: Slice) -> SliceResult:
    with piece.batch() as batch:
        undo.refresh_from_db(fields=["undone", "left"])
        ImportUndo.objects.filter(pk=undo.pk).update(done_at=piece.now)
        if undo.ordered_by:
            text = _("The import of %(file)s is undone: %(undone)d customers taken back, %(left)d left.")
            values = {"file": undo.of.file_name, "undone": undo.undone, "left": undo.left}
            url = f"/imports/{undo.of_id}/"
            notify([undo.ordered_by], text % values, at=piece.now, url=url, icon="undo-2")
        return batch.finish({"undone": undo.undone, "left": undo.left})
