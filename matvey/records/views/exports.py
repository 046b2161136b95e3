"""A list taken out of the program as a file, with the columns and rows it shows."""

from __future__ import annotations

import tempfile
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from matvey.core import toasts
from matvey.journal.models import Job
from matvey.records import screens
from matvey.records.actions.exports import EXPORT_KIND, journal_export, order_export
from matvey.records.actions.files import path_of
from matvey.records.export_formats import ExportFormat, Taken, find
from matvey.records.exporting import Export, chosen_columns
from matvey.records.lists.in_order import ids_in_order
from matvey.records.screens import Screen
from matvey.records.views.asked import address_of, columns_of, go_to, own_fields, question_of
from matvey.records.views.bulk import chosen_ids
from matvey.staff.http import StaffRequest
from matvey.staff.rights import EXPORT

# More than this is written in the background.
AT_ONCE = 5_000


@require_POST
def record_export(request: StaffRequest, screen: Screen[Any], extension: str) -> HttpResponseBase:
    """Needs the right to export; who took which rows out is journaled."""
    request.access.demand(EXPORT)
    chosen = find(extension, screen)
    if chosen is None:
        raise Http404
    fields = own_fields(screen)
    question = question_of(request, screen, fields)
    columns = chosen_columns(screen, columns_of(screen, fields), request.user.pk)
    ticked = bool(request.POST.getlist("ids")) and not request.POST.get("everything")
    ids = chosen_ids(request, screen) if ticked else list(ids_in_order(question, AT_ONCE + 1))
    if len(ids) > AT_ONCE:
        return _later(request, Export(screen.name, extension, question.essence(), [c.key for c in columns]))
    with transaction.atomic():
        journal_export(str(screen.title), len(ids), extension, by=request.actor, at=request.at)
    return _answer(chosen, Taken(screen, question.asking.access, ids, columns, fields, request.at))


def _answer(chosen: ExportFormat, taken: Taken) -> FileResponse:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    chosen.write(file, taken)
    file.seek(0)
    name = f"{taken.screen.name}-{taken.at:%Y-%m-%d}.{chosen.key}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=chosen.content_type)


@require_GET
def exported_file(request: StaffRequest, pk: int) -> HttpResponseBase:
    """The file a background export has written, for whoever ordered it."""
    request.access.demand(EXPORT)
    jobs = Job.objects.filter(created_by=request.user, kind=EXPORT_KIND, state=Job.State.DONE)
    result = get_object_or_404(jobs, pk=pk).result
    if "digest" not in result:
        toasts.leave(request, _("The file is not kept any more: take the list out again."), bad=True)
        return go_to(request, "/")
    content = default_storage.open(path_of(result["digest"]))
    return FileResponse(content, as_attachment=True, filename=result["name"])


def _later(request: StaffRequest, export: Export) -> HttpResponseBase:
    toasts.leave(request, order_export(export, by=request.actor, at=request.at))
    return go_to(request, address_of(screens.get(export.screen), "list") + "?" + export.query)
