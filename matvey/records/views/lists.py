"""The list of a screen, its sums and its columns."""

from __future__ import annotations

from typing import Any

from django.db.models import Sum
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from matvey.records.actions import layouts
from matvey.records.export_formats import formats_of
from matvey.records.exporting import prepare
from matvey.records.lists import table
from matvey.records.lists.question import Question
from matvey.records.lists.rows import matching, page_of
from matvey.records.models import ListLayout, SavedView
from matvey.records.screens import ListLink, Screen, View
from matvey.records.views.asked import (
    address_of,
    columns_of,
    go_to,
    is_partial,
    own_fields,
    question_of,
)
from matvey.staff.http import StaffRequest
from matvey.staff.rights import EXPORT

EVERYTHING = View("", gettext_lazy("All"))


@require_GET
def record_list(request: StaffRequest, screen: Screen[Any]) -> HttpResponse:
    fields = own_fields(screen)
    question = question_of(request, screen, fields)
    columns = table.shown_columns(columns_of(screen, fields), _chosen_columns(request, screen))
    page = page_of(question)
    prepare(screen.kind, columns, fields, page.rows)
    context: dict[str, Any] = {
        "screen": screen,
        "nav": screen.nav,
        "question": question,
        "page": page,
        "found": table.found(page),
        "summary": table.summary(page),
        "headers": table.headers(question, columns),
        "rows": table.rows(page, columns, question),
        "chips": table.chips(question),
        "previous_page": question.address(page=page.number - 1) if page.number > 1 else "",
        "next_page": question.address(page=page.number + 1) if page.has_next else "",
        "bulks": [bulk for bulk in screen.bulks if not bulk.right or request.access.may(bulk.right)],
        "links": [(link, _beside(link, request)) for link in screen.links if link.allowed(request)],
        "may_add": screen.add is not None and screen.may_add(request),
        "totals": [column for column in columns if column.total],
    }
    if is_partial(request):
        return render(request, f"{screen.list_template}#results", context)
    context["all_columns"] = columns_of(screen, fields)
    context["column_keys"] = [column.key for column in columns]
    return render(request, screen.list_template, context | _surroundings(request, screen, question))


def _beside(link: ListLink, request: StaffRequest) -> str:
    """Not asked for where only the rows are drawn."""
    return link.count(request) if link.count and not is_partial(request) else ""


@require_GET
def record_filters(request: StaffRequest, screen: Screen[Any]) -> HttpResponse:
    """The form of all filters with their options: too much to come along with every list."""
    question = question_of(request, screen, own_fields(screen))
    context = {
        "screen": screen,
        "nav": screen.nav,
        "question": question,
        "filters": [(f, question.given.get(f.key), f.options(question.asking)) for f in question.filters],
    }
    return render(request, "records/filters.html" + ("#dialog" if is_partial(request) else ""), context)


@require_GET
def record_sums(request: StaffRequest, screen: Screen[Any]) -> HttpResponse:
    """The sums of the whole list, asked for when somebody wants them."""
    columns = [column for column in screen.columns if column.total]
    sums = matching(question_of(request, screen, own_fields(screen))).aggregate(
        **{f"sum_{column.key}": Sum(column.total) for column in columns}
    )
    drawn = [(column, sums[f"sum_{column.key}"]) for column in columns]
    return render(request, "records/sums.html", {"sums": drawn})


@require_GET
def record_total(request: StaffRequest, screen: Screen[Any]) -> HttpResponse:
    """How many rows there are exactly, asked for when somebody wants to know."""
    total = matching(question_of(request, screen, own_fields(screen))).count()
    return render(request, "records/total.html", {"total": total})


@require_POST
def record_columns(request: StaffRequest, screen: Screen[Any]) -> HttpResponse:
    known = {column.key for column in columns_of(screen, own_fields(screen))}
    chosen = [key for key in request.POST.getlist("column") if key in known]
    layouts.choose_columns(screen.name, chosen, by=request.actor)
    return go_to(request, address_of(screen, "list") + "?" + request.POST.get("query", "").removeprefix("?"))


def _chosen_columns(request: StaffRequest, screen: Screen[Any]) -> list[str]:
    if named := request.GET.get("columns"):
        return named.split(",")
    layout = ListLayout.objects.filter(employee=request.user, screen=screen.name).first()
    return list(layout.columns) if layout else []


def _surroundings(request: StaffRequest, screen: Screen[Any], question: Question) -> dict[str, Any]:
    """What stands around the table and does not change with its filters."""
    saved = list(SavedView.objects.visible_to(request.access).of_screen(screen.name))
    return {
        "sort_choices": table.sort_choices(question),
        "current_view": next((view for view in saved if f"saved-{view.pk}" == question.view), None),
        "export_formats": formats_of(screen) if request.access.may(EXPORT) else (),
        "views": [(view, _address(view, request)) for view in screen.views or [EVERYTHING]],
        "saved_views": [(view, _saved_address(view)) for view in saved],
    }


def _address(view: View, request: StaffRequest) -> str:
    query = view.query(request)
    return f"?view={view.key}&{query}" if view.key else "?"


def _saved_address(view: SavedView) -> str:
    columns = f"&columns={','.join(view.columns)}" if view.columns else ""
    return f"?view=saved-{view.pk}&{view.query}{columns}"
