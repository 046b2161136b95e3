"""Undoing an import: what would happen, ordering it, stopping it, and whom it left as they are."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from matvey.exchange.models import Import, ImportUndo
from matvey.exchange.rights import IMPORT
from matvey.exchange.undoing.left_ones import ShownLeft, left_of, write_left
from matvey.exchange.undoing.ordering import ahead, start_undo, why_not
from matvey.journal.jobs import cancel_job, job_progress
from matvey.journal.jobs.progress import Progress
from matvey.records.export_formats import XLSX
from matvey.records.views.asked import go_to
from matvey.staff.access import Access
from matvey.staff.http import StaffRequest

SHOWN = 100


@dataclass(frozen=True)
class ShownUndoing:
    """What the page of an import says of undoing it: whether it can be, and what became of it last time."""

    can_be: bool
    too_late: bool
    last: ImportUndo | None
    progress: Progress | None
    left: list[ShownLeft]


def shown_undoing(imported: Import, access: Access) -> ShownUndoing:
    last = imported.undos.select_related("job", "ordered_by").first()
    progress = job_progress(last.job) if last and last.job else None
    return ShownUndoing(
        can_be=not why_not(imported),
        too_late=not imported.is_dry_run and not imported.is_noted,
        last=last,
        progress=progress,
        left=left_of(last, access, SHOWN) if last else [],
    )


@require_http_methods(["GET", "POST"])
def undo(request: StaffRequest, pk: int) -> HttpResponse:
    """What undoing would do, in a dialog or on a page of its own; then it is ordered."""
    imported = _visible(request, pk)
    refusal = why_not(imported)
    if request.method == "POST":
        try:
            start_undo(imported, by=request.actor, at=request.at)
        except ValidationError as error:
            refusal = " ".join(error.messages)
        else:
            return go_to(request, f"/imports/{imported.pk}/")
    added, completed = ahead(imported)
    context = {"imported": imported, "added": added, "completed": completed, "refusal": refusal}
    template = "exchange/undoing.html" + ("#dialog" if request.htmx else "")
    return render(request, template, context, status=422 if request.method == "POST" else 200)


@require_POST
def cancellation(request: StaffRequest, pk: int) -> HttpResponse:
    """What was taken back until then stays so."""
    last = _last(request, pk)
    if last.job_id:
        with suppress(ValidationError):  # it has ended in the meantime, which the page will show
            cancel_job(last.job_id, by=request.actor, at=request.at)
    return redirect("import", pk)


@require_GET
def left(request: StaffRequest, pk: int) -> FileResponse:
    """Those that were left, as a spreadsheet."""
    last = _last(request, pk)
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    write_left(file, left_of(last, request.access))
    file.seek(0)
    name = _("%(file)s, not undone.xlsx") % {"file": last.of.file_name.rsplit(".", 1)[0]}
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


def _last(request: StaffRequest, pk: int) -> ImportUndo:
    last = _visible(request, pk).undos.select_related("of").first()
    if last is None:
        raise Http404
    return last


def _visible(request: StaffRequest, pk: int) -> Import:
    request.access.demand(IMPORT)
    imported: Import = get_object_or_404(
        Import.objects.visible_to(request.access).select_related("job"), pk=pk
    )
    return imported
