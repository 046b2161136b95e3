"""Choosing files, or pasting what was copied from elsewhere."""

from __future__ import annotations

from django.core.files.base import ContentFile, File
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from matvey.exchange.actions import take_files
from matvey.exchange.formats import endings
from matvey.exchange.models import Import
from matvey.exchange.rights import IMPORT
from matvey.exchange.spreadsheets.unreadable import UnreadableFile
from matvey.staff.http import StaffRequest

PASTED = "clipboard.txt"
TABLES = (".xlsx", ".xls", ".xlsm", ".ods", ".csv", ".tsv", ".txt")


@require_http_methods(["GET", "POST"])
def imports(request: StaffRequest) -> HttpResponse:
    """The files brought in so far, and the place to choose others or to paste rows."""
    request.access.demand(IMPORT)
    error = ""
    if request.method == "POST":
        try:
            imported = take_files(_chosen(request), by=request.actor, at=request.at)
        except UnreadableFile as unreadable:
            error = str(unreadable)
        else:
            return redirect("import-columns" if imported.is_table else "import-contents", imported.pk)
    rows = Import.objects.visible_to(request.access).prefetch_related("undos")[:50]
    accepted = ",".join([*TABLES, *endings(), ".zip"])
    context = {"imports": rows, "error": error, "now": request.at, "accepted": accepted}
    return render(request, "exchange/imports.html", context, status=422 if error else 200)


def _chosen(request: StaffRequest) -> list[File[bytes]]:
    """The files, those of a folder, or what was pasted."""
    files: list[File[bytes]] = [*request.FILES.getlist("file"), *request.FILES.getlist("folder")]
    pasted = request.POST.get("pasted", "").strip()
    if not files and pasted:
        return [ContentFile(pasted.encode(), name=PASTED)]
    return files
