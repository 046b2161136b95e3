"""Saying what the columns of a table are, and what is to be done with its rows."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from matvey.exchange.actions import change_mapping, choose_sheet
from matvey.exchange.forms import ChoicesForm
from matvey.exchange.imports.opening import table_of
from matvey.exchange.models import TABLE, Import, ImportPart
from matvey.exchange.own_file.headings import HEADINGS, is_own
from matvey.exchange.rights import IMPORT
from matvey.exchange.spreadsheets.guessing.guess import guess
from matvey.exchange.spreadsheets.tables import Table
from matvey.exchange.spreadsheets.unreadable import UnreadableFile
from matvey.exchange.spreadsheets.values import as_text
from matvey.exchange.spreadsheets.vocabulary.targets import ASIDE, BY_KEY, CUSTOM, IGNORE, TARGETS
from matvey.exchange.views.contents import not_started, start
from matvey.records.models import CustomField
from matvey.staff.http import StaffRequest

SHOWN_ROWS = 5


@dataclass(frozen=True)
class ShownColumn:
    """A column of the file as the page shows it: its heading, first values, what it becomes and why."""

    number: int
    label: str
    values: list[str]
    target: str
    why: str


@require_http_methods(["GET", "POST"])
def columns(request: StaffRequest, pk: int) -> HttpResponse:
    """What each column becomes; then the import is tried out or run."""
    imported = not_started(request, pk)
    if imported.started_at:
        return redirect("import", imported.pk)
    if not imported.is_table:
        return redirect("import-contents", imported.pk)
    form = ChoicesForm(request.POST or None, initial={"responsible": request.user.pk})
    if request.method == "POST" and form.is_valid():
        try:
            change_mapping(imported, _chosen(request, imported), by=request.actor)
            start(request, imported, form)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("import", imported.pk)
    context = {"imported": imported, "form": form, "groups": _targets(imported), **_preview(imported)}
    return render(request, "exchange/columns.html", context, status=422 if form.errors else 200)


@require_POST
def sheet(request: StaffRequest, pk: int) -> HttpResponse:
    """Another sheet of the file; one that it has not got changes nothing."""
    request.access.demand(IMPORT)
    imported = get_object_or_404(Import.objects.visible_to(request.access), pk=pk)
    with suppress(UnreadableFile, ValidationError):
        choose_sheet(imported, request.POST.get("sheet", ""), by=request.actor)
    return redirect("import-columns", imported.pk)


@require_http_methods(["GET", "POST"])
def part_columns(request: StaffRequest, pk: int, order: int) -> HttpResponse:
    """The columns of one table among several files."""
    imported = not_started(request, pk)
    part = get_object_or_404(imported.parts.select_related("of"), order=order, format=TABLE)
    form = forms.Form(request.POST or None)
    if imported.started_at:
        return redirect("import", imported.pk)
    if request.method == "POST" and form.is_valid():
        try:
            change_mapping(part, _chosen(request, part), by=request.actor)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("import-contents", imported.pk)
    context = {"imported": imported, "part": part, "form": form, "groups": _targets(part), **_preview(part)}
    return render(request, "exchange/columns.html", context, status=422 if form.errors else 200)


def _chosen(request: StaffRequest, part: Import | ImportPart) -> list[str | None]:
    return [request.POST.get(f"column-{n}") or None for n in range(len(part.labels))]


def _preview(imported: Import | ImportPart) -> dict[str, object]:
    table = table_of(imported)
    return {"columns": _columns(imported, table), "sheets": table.sheets}


def _columns(imported: Import | ImportPart, table: Table) -> list[ShownColumn]:
    guesses = {one.column: one for one in guess(table)}
    rows = table.sample(SHOWN_ROWS)
    return [
        ShownColumn(
            number,
            label or _("column %(n)d") % {"n": number + 1},
            [as_text(row.values[number]) for row in rows if number < len(row.values)],
            imported.targets[number] or "",
            str(guesses[number].why) if number in guesses else "",
        )
        for number, label in enumerate(table.labels)
    ]


def _targets(part: Import | ImportPart) -> list[tuple[str, str]]:
    """What a column may become; in a file of the program's own that is told by its headings."""
    own_fields = [(f"{CUSTOM}{one.key}", one.label) for one in CustomField.objects.of_kind("customer")]
    if is_own(part.labels):
        further = [(key, str(BY_KEY[key].label)) for key in (ASIDE, IGNORE)]
        return [*((key, str(text)) for key, text in HEADINGS.items()), *own_fields, *further]
    return [*((target.key, str(target.label)) for target in TARGETS), *own_fields]
