"""One thing done to many rows: to those ticked, or to all the list has found."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from matvey.core import toasts
from matvey.records.lists.in_order import ids_in_order
from matvey.records.lists.rows import COUNTED
from matvey.records.screens import Bulk, Screen
from matvey.records.views.asked import address_of, go_to, own_fields, question_of
from matvey.records.views.forms import refuse
from matvey.staff.http import StaffRequest

UNDONE_AT_ONCE = 200
UNDONE_WITHIN = 600  # seconds


@require_http_methods(["POST"])
def record_bulk(request: StaffRequest, screen: Screen[Any], key: str) -> HttpResponse:
    """First answers with the form of the action where it has one; `confirmed` does it."""
    bulk = _bulk(request, screen, key)
    ids = chosen_ids(request, screen)
    if bulk.leads_to is not None:
        return go_to(request, bulk.leads_to(ids))
    confirmed = "confirmed" in request.POST
    form = _form(bulk, request, confirmed)
    if confirmed and form.is_valid() and _run(request, screen, bulk, ids, form):
        return go_to(request, _back(request, screen))
    context = {"screen": screen, "bulk": bulk, "form": form, "count": len(ids), "given": _given(request)}
    return render(request, "records/bulk.html", context, status=422 if form.errors else 200)


@require_POST
def record_bulk_undo(request: StaffRequest, screen: Screen[Any], key: str) -> HttpResponse:
    """Takes back what the signed list of ids had done to it; the action asks for the rights again."""
    bulk = _bulk(request, screen, key)
    try:
        ids = signing.loads(request.GET.get("ids", ""), salt=_salt(screen, bulk), max_age=UNDONE_WITHIN)
    except signing.BadSignature:
        raise Http404 from None
    if bulk.undo is None:
        raise Http404
    bulk.undo(ids, request.actor, request.at)
    return HttpResponse(status=204, headers={"HX-Refresh": "true"})


def chosen_ids(request: StaffRequest, screen: Screen[Any]) -> list[int]:
    """The ticked rows, or with `everything` every row the question finds (10,000 at the most at once)."""
    if request.POST.get("everything"):
        return list(ids_in_order(question_of(request, screen, own_fields(screen)), COUNTED))
    return [int(pk) for pk in request.POST.getlist("ids") if pk.isascii() and pk.isdigit()][:COUNTED]


def _bulk(request: StaffRequest, screen: Screen[Any], key: str) -> Bulk:
    bulk = next((bulk for bulk in screen.bulks if bulk.key == key), None)
    if bulk is None:
        raise Http404
    if bulk.right:
        request.access.demand(bulk.right)
    return bulk


def _form(bulk: Bulk, request: StaffRequest, confirmed: bool) -> forms.Form:
    form_class = bulk.form or forms.Form
    given: dict[str, Any] = {"request": request} if getattr(form_class, "asks_request", False) else {}
    return form_class(request.POST if confirmed else None, **given)


def _run(request: StaffRequest, screen: Screen[Any], bulk: Bulk, ids: list[int], form: forms.Form) -> bool:
    rows: QuerySet[Any] = screen.visible(request.access).filter(pk__in=ids)
    assert bulk.run is not None
    try:
        done = bulk.run(rows, form.cleaned_data, request.actor, request.at)
    except ValidationError as refusal:
        refuse(form, refusal)
        return False
    toasts.leave(request, done, undo_url=_undo_url(screen, bulk, ids))
    return True


def _undo_url(screen: Screen[Any], bulk: Bulk, ids: list[int]) -> str:
    """Few enough rows can be taken back at once; of more the bin or the history knows."""
    if bulk.undo is None or len(ids) > UNDONE_AT_ONCE:
        return ""
    signed = signing.dumps(ids, salt=_salt(screen, bulk), compress=True)
    return f"{address_of(screen, 'bulk-undo', bulk.key)}?ids={signed}"


def _salt(screen: Screen[Any], bulk: Bulk) -> str:
    return f"undo {screen.name} {bulk.key}"


def _back(request: StaffRequest, screen: Screen[Any]) -> str:
    question = question_of(request, screen, own_fields(screen))
    return address_of(screen, "list") + question.address(without=_OWN_KEYS)


_OWN_KEYS = ("csrfmiddlewaretoken", "ids", "everything", "confirmed")


def _given(request: StaffRequest) -> list[tuple[str, str]]:
    """What the second step must send again: the rows and the question."""
    return [
        (key, value)
        for key, values in request.POST.lists()
        if key != "csrfmiddlewaretoken"
        for value in values
    ]
