"""Segments: put together, counted before use, explained for each member."""

from __future__ import annotations

import secrets
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from matvey.customers import criterion
from matvey.customers.actions.segments import bin_segment, save_segment, take_out_of_segment
from matvey.customers.forms.segments import SegmentForm, question_of
from matvey.customers.models import Segment
from matvey.customers.screens.segments import segments as screen
from matvey.customers.segments import Question, count, explanations, members
from matvey.records.filters import Asking
from matvey.records.views.asked import go_to, is_partial
from matvey.records.views.forms import refuse
from matvey.staff.http import StaffRequest

PAGE = 50


@require_GET
def segment(request: StaffRequest, pk: int) -> HttpResponse:
    """The card: the question in words, and the members with the reason for each."""
    held = _seen(request, pk)
    asking = Asking(request.access, request.at)
    rows = members(held, asking).order_by("name_key", "pk")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    found = list(page.object_list)
    why = explanations(held, found, asking)
    question = Question.kept(held.question)
    context = {
        "segment": held,
        "screen": screen,
        "sentences": [one.sentence(asking) for one in question.asked],
        "question": question,
        "page": page,
        "members": [(customer, why[customer.pk]) for customer in found],
        "may_change": screen.may_change(request, held),
        "nav": "segments",
    }
    return render(request, "customers/segment.html", context)


@require_http_methods(["GET", "POST"])
def segment_create(request: StaffRequest) -> HttpResponse:
    """A page of its own: a question is too long for the dialog in which lists add."""
    if request.method == "GET" and is_partial(request):
        return go_to(request, request.get_full_path())
    return _answer(request, SegmentForm(request.POST or None), None)


@require_http_methods(["GET", "POST"])
def segment_update(request: StaffRequest, pk: int) -> HttpResponse:
    held = _seen(request, pk)
    if not screen.may_change(request, held):
        raise PermissionDenied
    names = ("name", "way", "first", "first_by", "shared")
    initial = {name: getattr(held, name) for name in names} | {"match": held.question.get("match")}
    return _answer(request, SegmentForm(request.POST or None, initial=initial), held)


@require_POST
def segment_count(request: StaffRequest) -> HttpResponse:
    """How many the question that stands in the form would find."""
    context: dict[str, Any] = {}
    try:
        context["count"] = count(question_of(request.POST), Asking(request.access, request.at))
    except ValidationError as refusal:
        context["problem"] = " ".join(refusal.messages)
    return render(request, "customers/segment_count.html", context)


@require_GET
def segment_criterion(request: StaffRequest) -> HttpResponse:
    """One row of the form: empty, or for the criterion that was chosen in it."""
    row = request.GET.get("row", "")
    key = request.GET.get(f"key.{row}", "")
    row = row if row.isalnum() else secrets.token_hex(3)
    context = _row(row, {"key": key}, request) | {"fresh": not key}
    return render(request, "customers/criterion.html", context)


@require_POST
def segment_binning(request: StaffRequest, pk: int) -> HttpResponse:
    bin_segment(_seen(request, pk), by=request.actor, at=request.at)
    return go_to(request, "/segments/")


@require_POST
def segment_member_removal(request: StaffRequest, pk: int, customer_pk: int) -> HttpResponse:
    take_out_of_segment(_seen(request, pk), [customer_pk], by=request.actor, at=request.at)
    return go_to(request, f"/segments/{pk}/")


def _answer(request: StaffRequest, form: SegmentForm, held: Segment | None) -> HttpResponse:
    question = question_of(request.POST) if request.method == "POST" else (held.question if held else {})
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_segment(form.segment(question), by=request.actor, at=request.at, segment=held)
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            return go_to(request, f"/segments/{saved.pk}/")
    context = {
        "form": form,
        "heading": held.name if held else _("New segment"),
        "rows": _rows(question, request),
        "leave": f"/segments/{held.pk}/" if held else "/segments/",
        "nav": "segments",
    }
    return render(request, "customers/segment_form.html", context, status=422 if form.errors else 200)


def _rows(question: dict[str, Any], request: StaffRequest) -> list[dict[str, Any]]:
    asked = question.get("criteria") or [{"key": ""}]
    return [_row(f"r{number}", one, request) for number, one in enumerate(asked)]


def _row(row: str, one: dict[str, Any], request: StaffRequest) -> dict[str, Any]:
    chosen = criterion.find(str(one.get("key", "")))
    asking = Asking(request.access, request.at)
    value = one.get("value")
    return {
        "row": row,
        "criteria": criterion.all_criteria(),
        "chosen": chosen,
        "operator": one.get("operator", ""),
        "value": value,
        "values": value if isinstance(value, list) else [],
        "options": getattr(chosen, "choose", lambda asking: ())(asking),
    }


def _seen(request: StaffRequest, pk: int) -> Segment:
    held: Segment = get_object_or_404(Segment.objects.visible_to(request.access).kept(), pk=pk)
    return held
