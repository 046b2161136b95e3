"""Choosing a file, and saying what its columns are."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from matvey.exchange.actions import Choices, change_mapping, choose_sheet, start_import, take_file
from matvey.exchange.forms import ChoicesForm
from matvey.exchange.imports.reading import table_of
from matvey.exchange.models import Import
from matvey.exchange.rights import IMPORT
from matvey.exchange.spreadsheets.guessing.guess import guess
from matvey.exchange.spreadsheets.tables import Table
from matvey.exchange.spreadsheets.unreadable import UnreadableFile
from matvey.exchange.spreadsheets.values import as_text
from matvey.exchange.spreadsheets.vocabulary.targets import CUSTOM, TARGETS
from matvey.records.models import CustomField
from matvey.staff.http import StaffRequest

SHOWN_ROWS = 5
PASTED = "clipboard.txt"


@dataclass(frozen=True)
class ShownColumn:
    """A column of the file as the page shows it: its heading, first values, what it becomes and why."""

    number: int
    label: str
    values: list[str]
    target: str
    why: str


@require_http_methods(["GET", "POST"])
def imports(request: StaffRequest) -> HttpResponse:
    """The files brought in so far, and the place to choose another or to paste rows."""
    request.access.demand(IMPORT)
    error = ""
    if request.method == "POST":
        try:
            imported = _take(request)
        except UnreadableFile as unreadable:
            error = str(unreadable)
        else:
            return redirect("import-columns", imported.pk)
    rows = Import.objects.visible_to(request.access).select_related("created_by", "job")[:50]
    context = {"imports": rows, "error": error, "now": request.at}
    return render(request, "exchange/imports.html", context, status=422 if error else 200)


@require_http_methods(["GET", "POST"])
def columns(request: StaffRequest, pk: int) -> HttpResponse:
    """What each column becomes; then the import is tried out or run."""
    request.access.demand(IMPORT)
    imported = get_object_or_404(Import.objects.visible_to(request.access), pk=pk)
    if imported.job_id:
        return redirect("import", imported.pk)
    if not imported.digest:
        raise Http404
    form = ChoicesForm(request.POST or None, initial={"responsible": request.user.pk})
    if request.method == "POST" and form.is_valid():
        try:
            _start(request, imported, form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("import", imported.pk)
    context = {"imported": imported, "form": form, "groups": _targets(), **_preview(imported)}
    return render(request, "exchange/columns.html", context, status=422 if form.errors else 200)


@require_POST
def sheet(request: StaffRequest, pk: int) -> HttpResponse:
    """Another sheet of the file; one that it has not got changes nothing."""
    request.access.demand(IMPORT)
    imported = get_object_or_404(Import.objects.visible_to(request.access), pk=pk)
    with suppress(UnreadableFile, ValidationError):
        choose_sheet(imported, request.POST.get("sheet", ""), by=request.actor)
    return redirect("import-columns", imported.pk)


def _take(request: StaffRequest) -> Import:
    pasted = request.POST.get("pasted", "").strip()
    file: File[bytes] | None = request.FILES.get("file")
    name = file.name or "" if file else PASTED
    if file is None:
        if not pasted:
            raise UnreadableFile(_("Choose a file, or paste rows from a spreadsheet."))
        file = ContentFile(pasted.encode(), name=PASTED)
    return take_file(file, name, by=request.actor, at=request.at)


def _start(request: StaffRequest, imported: Import, data: dict[str, Any]) -> None:
    targets = [request.POST.get(f"column-{n}") or None for n in range(len(imported.labels))]
    change_mapping(imported, targets, by=request.actor)
    choices = Choices(data["on_duplicate"], "try" in request.POST, data["responsible"])
    start_import(imported, choices, by=request.actor, at=request.at)


def _preview(imported: Import) -> dict[str, object]:
    table = table_of(imported)
    return {"columns": _columns(imported, table), "sheets": table.sheets}


def _columns(imported: Import, table: Table) -> list[ShownColumn]:
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


def _targets() -> list[tuple[str, str]]:
    own = CustomField.objects.of_kind("customer")
    return [(target.key, str(target.label)) for target in TARGETS] + [
        (f"{CUSTOM}{field.key}", field.label) for field in own
    ]
