"""Imports run in the background, batch by batch; a kill loses and doubles nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matvey.core.statistics import refresh_statistics
from matvey.exchange.actions import IMPORT
from matvey.exchange.everything import running as running
from matvey.exchange.imports.deciding import Decision, Fate, decide
from matvey.exchange.imports.forgetting import FORGET, files_needed, run_forgetting
from matvey.exchange.imports.known_in_base import known_in_base
from matvey.exchange.imports.matching import Known
from matvey.exchange.imports.preparing import Prepared, Work
from matvey.exchange.imports.reading import Reading, begin_reading, close, go_on_reading, let_go
from matvey.exchange.imports.writing import write
from matvey.exchange.models import Import
from matvey.exchange.spreadsheets.unreadable import UnreadableFile
from matvey.exchange.undoing.ordering import UNDO
from matvey.exchange.undoing.running import run_undo
from matvey.exchange.undoing.sweeping import SWEEP, run_sweeping
from matvey.journal.jobs import GiveUp, JobKind, Lane, LeaseLost, Slice, SliceResult, daily, declare, register
from matvey.journal.models import Job
from matvey.records.actions.comments import notify
from matvey.records.contents import keeps
from matvey.staff.access import Door

# Below this a batch's own queries cost more than its rows.
SMALLEST_BATCH = 25
# Matching and drafting have a few queries of their own, whatever the number of rows.
DECIDED_TOGETHER = 200
# Fewer do not change how the database should look for rows.
MANY = 1000
COUNTS = ("rows", "created", "updated", "skipped", "refused", "history")


def run_import(piece: Slice) -> SliceResult:
    imported = Import.objects.select_related("created_by").get(pk=piece.params["import"])
    if imported.undos.exists():
        raise GiveUp(_("This import is being undone or was undone: it can’t go on."))
    try:
        return _run(imported, piece)
    except UnreadableFile as unreadable:
        close(imported)
        raise GiveUp(str(unreadable)) from unreadable
    except LeaseLost:
        let_go(imported)
        raise


def _run(imported: Import, piece: Slice) -> SliceResult:
    piece.pace.smallest = SMALLEST_BATCH
    reading = _reading(imported, piece)
    work = Work.on(imported, by=piece.actor(Door.IMPORT), at=piece.now)
    while ahead := reading.look_ahead(DECIDED_TOGETHER, work):
        decisions = decide(ahead, _known(ahead, reading, imported), work)
        while decisions:
            size = piece.pace.size
            _write(decisions[:size], work, reading, piece)
            del decisions[:size]
    result = _finish(imported, piece)
    close(imported)
    _look_at_what_has_come(imported)
    return result


def _write(decisions: Sequence[Decision], work: Work, reading: Reading, piece: Slice) -> None:
    batch_of_file = [decision.entry for decision in decisions]
    with piece.batch() as batch:
        write(decisions, work)
        batch.advance(sum(entry.rows for entry in batch_of_file), row=batch_of_file[-1].last_position)
    reading.done(batch_of_file)
    _remember(decisions, reading)


def _reading(imported: Import, piece: Slice) -> Reading:
    if position := piece.cursor.get("row", 0):
        if reading := go_on_reading(imported, position):
            return reading
        _begin_anew(imported, piece)
    return begin_reading(imported)


def _begin_anew(imported: Import, piece: Slice) -> None:
    """What a trial had seen was lost in a crash, so it begins again."""
    with piece.batch() as batch:
        imported.problems.all().delete()
        imported.matches.all().delete()
        Import.objects.filter(pk=imported.pk).update(problems_count=0, **dict.fromkeys(COUNTS, 0))
        batch.done, batch.cursor = 0, {}


def _known(batch: Sequence[Prepared], reading: Reading, imported: Import) -> Known:
    """Who has the marks of these rows, in a trial also of those that earlier rows would have brought.

    A file of the program's own tells its customers apart by itself: those it has brought are no twins of others.
    """
    marks = [one.marks for one in batch if one.new]
    but_of = imported.pk if all(one.number for one in marks) else None
    if reading.notebook is None:
        return known_in_base(marks, brought_in=imported.pk, but_of=but_of)
    values = list({value for one in marks for value in one.all})
    known = known_in_base(marks, reading.notebook.in_base(values), but_of=but_of)
    reading.notebook.add_to(known, values)
    return known


def _remember(decisions: Sequence[Decision], reading: Reading) -> None:
    if reading.notebook:
        fates = (Fate.CREATED, Fate.UPDATED)
        noted = [one for one in decisions if one.whom and one.fate in fates]
        reading.notebook.write([(one.whom, one.of.marks.all) for one in noted if one.whom], reading.position)


def _finish(imported: Import, piece: Slice) -> SliceResult:
    imported.refresh_from_db()
    counts = {name: getattr(imported, name) for name in COUNTS}
    with piece.batch() as batch:
        batch.total = batch.done
        Import.objects.filter(pk=imported.pk).update(done_at=piece.now)
        if imported.created_by and not imported.is_dry_run:
            text = _("The import of %(file)s is done: %(created)d created, %(updated)d updated.")
            values = {"file": imported.file_name, **counts}
            url = f"/imports/{imported.pk}/"
            notify([imported.created_by], text % values, at=piece.now, url=url, icon="upload")
        return batch.finish(counts)


def _look_at_what_has_come(imported: Import) -> None:
    """Pages would otherwise be read until the night in ways that were good for the base as it was before."""
    if imported.created >= MANY:
        refresh_statistics()


def _page(job: Job) -> str:
    return reverse("import", args=[job.params["import"]])


keeps("imports", files_needed)
register(JobKind(FORGET, gettext_lazy("Deleting old files of imports"), run_forgetting))
declare(FORGET, FORGET, daily(time(3, 20)))
register(JobKind(SWEEP, gettext_lazy("Deleting what undoing old imports takes"), run_sweeping))
declare(SWEEP, SWEEP, daily(time(3, 25)))
register(JobKind(IMPORT, gettext_lazy("Import of customers"), run_import, lane=Lane.LONG, address=_page))
register(JobKind(UNDO, gettext_lazy("Undoing of an import"), run_undo, lane=Lane.LONG, address=_page))
