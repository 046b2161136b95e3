"""Large exports, written in the background."""

from __future__ import annotations

import tempfile
from typing import IO, Any

from django.core.files.base import File
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matvey.journal.jobs import GiveUp, JobKind, Lane, Slice, SliceResult, register
from matvey.records import custom_fields, screens
from matvey.records import sweeping as sweeping
from matvey.records.actions.comments import notify
from matvey.records.actions.exports import EXPORT_KIND, journal_export
from matvey.records.actions.files import store
from matvey.records.export_formats import Taken, find
from matvey.records.exporting import Export
from matvey.records.filters import Asking
from matvey.records.lists import table
from matvey.records.lists.in_order import ids_in_order
from matvey.records.lists.question import Question
from matvey.records.screens import Screen


def run_export(work: Slice) -> SliceResult:
    """Written whole or not at all: after a kill it begins anew, nobody has seen the first attempt."""
    export = Export(**work.params)
    screen = screens.get(export.screen)
    with tempfile.TemporaryFile() as file:
        rows = _write(file, screen, export, work)
        file.seek(0)
        digest = store(File(file, name=export.screen))
    with work.batch() as batch:
        batch.advance(rows)
        journal_export(str(screen.title), rows, export.extension, by=work.actor(), at=work.now)
        _tell(work, str(screen.title))
        name = f"{export.screen}-{work.now:%Y-%m-%d}.{export.extension}"
        return batch.finish({"digest": digest, "name": name, "rows": rows})


def _write(file: IO[bytes], screen: Screen[Any], export: Export, work: Slice) -> int:
    access = work.actor().access
    fields = custom_fields.fields_of(screen.kind) if screen.custom else []
    filters = [*screen.filters, *custom_fields.filters_of(fields)]
    question = Question.read(screen, QueryDict(export.query), Asking(access, work.now), filters)
    columns = table.shown_columns([*screen.columns, *custom_fields.columns_of(fields)], export.columns)
    ids = list(ids_in_order(question))
    chosen = find(export.extension, screen)
    if chosen is None:
        raise GiveUp(_("This list is not taken out as such a file any more."))
    chosen.write(file, Taken(screen, access, ids, columns, fields, work.now))
    return len(ids)


def _tell(work: Slice, title: str) -> None:
    if work.job.created_by:
        text = _("The export is ready: %(list)s") % {"list": title}
        notify([work.job.created_by], text, at=work.now, url=f"/exports/{work.job.pk}/", icon="download")


register(JobKind(EXPORT_KIND, gettext_lazy("Export of a list"), run_export, lane=Lane.LONG))
