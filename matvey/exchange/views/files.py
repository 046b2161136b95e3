"""Choosing files, or pasting what was copied from elsewhere."""

from __future__ import annotations

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from matvey.exchange.actions import take_files
from matvey.exchange.formats import all_formats
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
    return render(request, "exchange/imports.html", _page(request, error), status=422 if error else 200)


def _page(request: StaffRequest, error: str) -> dict[str, object]:
    rows = Import.objects.visible_to(request.access).prefetch_related("undos")[:50]
    endings = [ending for one in all_formats() for ending in one.endings]
    most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
    too_many = _("More than %(most)d files: put them into an archive (.zip) and choose that.")
    return {
        "imports": rows,
        "error": error,
        "formats": all_formats(),
        "accepted": ",".join([*TABLES, *endings, ".zip"]),
        "most": most,
        "too_many": too_many % {"most": most},
        "now": request.at,
    }


def _chosen(request: StaffRequest) -> list[File[bytes]]:
    """The files, those of a folder, or what was pasted."""
    files: list[File[bytes]] = [*request.FILES.getlist("file"), *request.FILES.getlist("folder")]
    pasted = request.POST.get("pasted", "").strip()
    if not files and pasted:
        return [ContentFile(pasted.encode(), name=PASTED)]
    return files
