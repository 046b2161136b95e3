"""A list taken out of the program as a file, with the columns and rows it shows."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from itertools import batched
from typing import Any

from django.db import transaction
from django.http import FileResponse, Http404, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_POST

from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.records.exports import csv_lines, write_xlsx
from matvey.records.lists import table
from matvey.records.lists.question import Question
from matvey.records.lists.rows import ids_in_order
from matvey.records.models import CustomField, ListLayout
from matvey.records.screens import Column, Screen
from matvey.records.views.asked import columns_of, own_fields, prepare, question_of
from matvey.records.views.bulk import chosen_ids
from matvey.staff.http import StaffRequest
from matvey.staff.rights import EXPORT

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_POST
def record_export(request: StaffRequest, screen: Screen[Any], extension: str) -> HttpResponseBase:
    """Needs the right to export; who took which rows out is journaled."""
    request.access.demand(EXPORT)
    fields = own_fields(screen)
    question, columns = question_of(request, screen, fields), _columns(request, screen, fields)
    ids = chosen_ids(request, screen) if request.POST.getlist("ids") else list(ids_in_order(question))
    _journal(request, screen, len(ids), extension)
    records = _records(screen, question, ids, fields)
    name = f"{screen.name}-{request.at:%Y-%m-%d}.{extension}"
    if extension == "csv":
        answer: HttpResponseBase = StreamingHttpResponse(
            csv_lines(columns, records, request.at), content_type="text/csv; charset=utf-8"
        )
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer
    if extension != "xlsx":
        raise Http404
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    write_xlsx(file, columns, records, request.at)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


def _records(
    screen: Screen[Any], question: Question, ids: list[int], fields: list[CustomField]
) -> Iterator[Any]:
    """The rows in their order, loaded in batches; those that are not visible are left out."""
    for batch in batched(ids, 500, strict=False):
        rows = list(screen.load(screen.visible(question.asking.access).filter(pk__in=batch)))
        prepare(screen, fields, rows)
        by_id = {row.pk: row for row in rows}
        yield from (by_id[pk] for pk in batch if pk in by_id)


def _columns(request: StaffRequest, screen: Screen[Any], fields: list[CustomField]) -> list[Column]:
    layout = ListLayout.objects.filter(employee=request.user, screen=screen.name).first()
    return table.shown_columns(columns_of(screen, fields), layout.columns if layout else [])


def _journal(request: StaffRequest, screen: Screen[Any], rows: int, extension: str) -> None:
    with transaction.atomic():
        fact = Fact(
            verb="list.exported",
            subject_kind="list",
            subject_id=0,
            after={"list": str(screen.title), "rows": rows, "file": extension},
        )
        record(fact, by=request.actor, at=request.at)
