"""An import at work and what became of it: progress, errors, customers met, the rows to mend."""

from __future__ import annotations

import tempfile
from contextlib import suppress

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from matvey.exchange.actions import Choices, copy_import, start_import
from matvey.exchange.formats import entry_of
from matvey.exchange.imports.error_rows import write_error_rows
from matvey.exchange.imports.opening import in_files
from matvey.exchange.models import Import
from matvey.exchange.rights import IMPORT
from matvey.exchange.views.undoing import shown_undoing
from matvey.journal.jobs import cancel_job, job_progress, retry_job
from matvey.records.export_formats import XLSX
from matvey.staff.http import StaffRequest

SHOWN = 100


@require_GET
def run(request: StaffRequest, pk: int) -> HttpResponse:
    imported = _visible(request, pk)
    if imported.started_at is None:
        return redirect("import-columns", imported.pk)
    context = {
        "imported": imported,
        "state": imported.job.state if imported.job else "done" if imported.done_at else "gone",
        "progress": job_progress(imported.job) if imported.job else None,
        "problems": in_files(imported, imported.problems.all()[:SHOWN]),
        "matches": in_files(imported, imported.matches.all()[:SHOWN]),
        "entry": entry_of(imported.format),
        "undoing": shown_undoing(imported, request.access),
        "now": request.at,
    }
    template = "exchange/run.html" + ("#state" if request.htmx else "")
    return render(request, template, context)


@require_POST
def start(request: StaffRequest, pk: int) -> HttpResponse:
    """The real run after a dry one, with the same columns and choices."""
    tried = _with_file(request, pk)
    again = copy_import(tried, by=request.actor, at=request.at)
    choices = Choices(tried.on_duplicate, False, tried.responsible)
    start_import(again, choices, by=request.actor, at=request.at)
    return redirect("import", again.pk)


@require_POST
def change(request: StaffRequest, pk: int) -> HttpResponse:
    """Back to the columns of the same file."""
    again = copy_import(_with_file(request, pk), by=request.actor, at=request.at)
    return redirect("import-columns", again.pk)


@require_POST
def cancellation(request: StaffRequest, pk: int) -> HttpResponse:
    """What has been imported so far stays."""
    imported = _visible(request, pk)
    if imported.job_id:
        with suppress(ValidationError):  # it has ended in the meantime, which the page will show
            cancel_job(imported.job_id, by=request.actor, at=request.at)
    return redirect("import", imported.pk)


@require_POST
def retry(request: StaffRequest, pk: int) -> HttpResponse:
    imported = _visible(request, pk)
    if imported.job_id:
        with suppress(ValidationError):  # it goes on already
            retry_job(imported.job_id, by=request.actor, at=request.at)
    return redirect("import", imported.pk)


@require_GET
def errors(request: StaffRequest, pk: int) -> FileResponse:
    """The rows with errors as a spreadsheet, with the reason beside each cell."""
    imported = _with_file(request, pk)
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    write_error_rows(file, imported)
    file.seek(0)
    name = _("%(file)s, errors.xlsx") % {"file": imported.file_name.rsplit(".", 1)[0]}
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


def _with_file(request: StaffRequest, pk: int) -> Import:
    """404 where the file is not kept any more."""
    imported = _visible(request, pk)
    if not imported.digest:
        raise Http404
    return imported


def _visible(request: StaffRequest, pk: int) -> Import:
    request.access.demand(IMPORT)
    imported: Import = get_object_or_404(
        Import.objects.visible_to(request.access).select_related("job", "responsible"), pk=pk
    )
    return imported
