"""What the views of a screen share: the person's record, their question, partial or whole page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from matvey.records import custom_fields
from matvey.records.filters import Asking
from matvey.records.lists.question import Question
from matvey.records.models import CustomField
from matvey.records.screens import Column, Screen
from matvey.staff.http import StaffRequest


def visible_record[M: Model](request: StaffRequest, screen: Screen[M], pk: int) -> M:
    """The record if this person may see it; otherwise it does not exist for them."""
    return get_object_or_404(screen.visible(request.access), pk=pk)


def own_fields(screen: Screen[Any]) -> list[CustomField]:
    """The company's own fields of this kind of record."""
    return custom_fields.fields_of(screen.kind) if screen.custom else []


def question_of(request: StaffRequest, screen: Screen[Any], fields: Sequence[CustomField]) -> Question:
    data = request.GET if request.method == "GET" else request.POST
    filters = [*screen.filters, *custom_fields.filters_of(fields)]
    return Question.read(screen, data, Asking(request.access, request.at), filters)


def columns_of(screen: Screen[Any], fields: Sequence[CustomField]) -> list[Column]:
    return [*screen.columns, *custom_fields.columns_of(fields)]


def is_partial(request: StaffRequest) -> bool:
    """Whether only the part of the page that changes is asked for."""
    return bool(request.htmx) and not request.htmx.boosted and not request.htmx.history_restore_request


def address_of(screen: Screen[Any], name: str, *args: object) -> str:
    return reverse(f"{screen.name}-{name}", args=args)


def go_to(request: StaffRequest, url: str) -> HttpResponse:
    """Leave for another page, from a plain form or from a dialog."""
    if request.htmx:
        return HttpResponse(status=204, headers={"HX-Redirect": url})
    return HttpResponse(status=303, headers={"Location": url})
