"""Showing what was found in files that need no columns, and starting their import."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from matvey.exchange.actions import Choices, start_import
from matvey.exchange.forms import ChoicesForm
from matvey.exchange.imports.preview import preview
from matvey.exchange.models import Import
from matvey.exchange.rights import IMPORT
from matvey.staff.http import StaffRequest


@require_http_methods(["GET", "POST"])
def contents(request: StaffRequest, pk: int) -> HttpResponse:
    """How much was found and how the first of it will come in; then the import is tried out or run."""
    imported = not_started(request, pk)
    if imported.started_at:
        return redirect("import", imported.pk)
    if imported.is_table:
        return redirect("import-columns", imported.pk)
    form = ChoicesForm(request.POST or None, initial={"responsible": request.user.pk})
    if request.method == "POST" and form.is_valid():
        try:
            start(request, imported, form)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("import", imported.pk)
    context = {"imported": imported, "form": form, "seen": preview(imported)}
    return render(request, "exchange/contents.html", context, status=422 if form.errors else 200)


def start(request: StaffRequest, imported: Import, form: ChoicesForm) -> None:
    """The import or its trial, as the form says. Raises `ValidationError`."""
    said = form.cleaned_data
    choices = Choices(said["on_duplicate"], "try" in request.POST, said["responsible"])
    start_import(imported, choices, by=request.actor, at=request.at)


def not_started(request: StaffRequest, pk: int) -> Import:
    """404 where the file is not kept any more; one that has been started is answered with its job."""
    request.access.demand(IMPORT)
    imported: Import = get_object_or_404(Import.objects.visible_to(request.access), pk=pk)
    if not imported.started_at and not imported.digest:
        raise Http404
    return imported
