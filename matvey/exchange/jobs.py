"""Imports run in the background, batch by batch; a kill loses and doubles nothing."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matvey.exchange.actions import IMPORT
from matvey.exchange.imports.deciding import Decision, Fate, decide, marks_of, until_first_twin
from matvey.exchange.imports.filing import Filing
from matvey.exchange.imports.matching import Known
from matvey.exchange.imports.names_agree import same_candidate
from matvey.exchange.imports.reading import Reading, close, reading_of
from matvey.exchange.imports.working import Work, write
from matvey.exchange.models import Import
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, Refused
from matvey.exchange.spreadsheets.unreadable import UnreadableFile
from matvey.journal.jobs import GiveUp, JobKind, Lane, Slice, SliceResult, register
from matvey.records.actions.comments import notify
from matvey.staff.access import Door

type Rows = list[Candidate | Refused]


def run_import(work: Slice) -> SliceResult:
    imported = Import.objects.select_related("created_by").get(pk=work.params["import"])
    try:
        return _run(imported, work)
    except UnreadableFile as unreadable:
        raise GiveUp(str(unreadable)) from unreadable


def _run(imported: Import, work: Slice) -> SliceResult:
    reading = _reading(imported, work)
    job = Work(imported, Filing.now(imported.responsible_id), work.actor(Door.IMPORT), work.now)
    while rows := _next_rows(reading, imported, work):
        decisions = _decide(rows, imported, reading)
        with work.batch() as batch:
            write(decisions, job)
            batch.advance(len(rows), row=rows[-1].row)
        reading.done(rows)
    close(imported)
    return _finish(imported, work)


def _reading(imported: Import, work: Slice) -> Reading:
    reading = reading_of(imported, work.cursor.get("row", 0))
    if imported.is_dry_run and work.cursor and not reading.seen.rows:
        # What a killed dry run had seen is forgotten: it begins anew.
        with work.batch() as batch:
            imported.problems.all().delete()
            imported.matches.all().delete()
            Import.objects.filter(pk=imported.pk).update(
                rows=0, created=0, updated=0, skipped=0, refused=0, problems_count=0
            )
            batch.done, batch.cursor = 0, {}
        return reading_of(imported, 0)
    return reading


def _next_rows(reading: Reading, imported: Import, work: Slice) -> Rows:
    rows = reading.look_ahead(work.pace.size)
    if imported.is_dry_run or imported.on_duplicate == Import.OnDuplicate.CREATE:
        return rows
    return rows[: until_first_twin(rows)]


def _decide(rows: Rows, imported: Import, reading: Reading) -> list[Decision]:
    known = Known.among(marks_of(rows))
    decisions = decide(rows, imported.on_duplicate, known)
    if imported.is_dry_run:
        for decision in decisions:
            _meet_earlier_rows(decision, imported, reading)
    return decisions


def _meet_earlier_rows(decision: Decision, imported: Import, reading: Reading) -> None:
    """In a dry run earlier rows are not in the base; they are remembered instead."""
    candidate = decision.candidate
    if candidate is None or decision.match:
        return
    marks = marks_of([candidate])[0]
    twin = next((c for c in reading.seen.meets(marks) if same_candidate(candidate, c)), None)
    reading.seen.note(candidate, marks)
    if twin is None:
        return
    decision.met_row = twin.row
    if imported.on_duplicate != Import.OnDuplicate.CREATE:
        is_update = imported.on_duplicate == Import.OnDuplicate.UPDATE
        decision.fate = Fate.UPDATED if is_update else Fate.SKIPPED


def _finish(imported: Import, work: Slice) -> SliceResult:
    imported.refresh_from_db()
    counts = {name: getattr(imported, name) for name in ("rows", "created", "updated", "skipped", "refused")}
    with work.batch() as batch:
        batch.total = batch.done
        if imported.created_by and not imported.is_dry_run:
            text = _("The import of %(file)s is done: %(created)d created, %(updated)d updated.")
            values = {"file": imported.file_name, **counts}
            url = f"/imports/{imported.pk}/"
            notify([imported.created_by], text % values, at=work.now, url=url, icon="upload")
        return batch.finish(counts)


register(JobKind(IMPORT, gettext_lazy("Import of customers"), run_import, lane=Lane.LONG))
