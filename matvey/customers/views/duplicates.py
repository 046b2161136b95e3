"""Customers that may be one: the list, one pair side by side, and saying that they are two."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from matvey.core import toasts
from matvey.customers.actions.duplicates import SWEEP, dismiss_pair, order_sweep, reopen_pair
from matvey.customers.actions.merging_certain import MERGE_CERTAIN, Together
from matvey.customers.duplicate_pairs import PAGE, counted, open_pairs, place_of
from matvey.customers.models import DuplicatePair
from matvey.customers.models.duplicates import DuplicatePairQuerySet
from matvey.customers.side_by_side import side_by_side
from matvey.journal.jobs import job_progress
from matvey.journal.models import Job
from matvey.records.views.asked import go_to, is_partial
from matvey.staff.http import StaffRequest
from matvey.staff.scopes import Scope

LATELY = timedelta(days=2)


@require_GET
def duplicates(request: StaffRequest) -> HttpResponse:
    """The surest first; `?certainty=` narrows them."""
    certainty = _certainty(request)
    pairs = open_pairs(request.access, certainty)
    asked = request.GET.get("page", "")
    page = max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    rows = list(_with_customers(pairs)[(page - 1) * PAGE : page * PAGE + 1])
    context = {
        "pairs": rows[:PAGE],
        "found": counted(pairs),
        "certainty": certainty,
        "certainties": DuplicatePair.Certainty.choices,
        "previous_page": page - 1,
        "next_page": page + 1 if len(rows) > PAGE else 0,
        "certain": counted(open_pairs(request.access, DuplicatePair.Certainty.CERTAIN)),
        "may_search": request.access.writes("customer") is not Scope.NONE,
        "nav": "customers",
    }
    context |= _merged_lately(request)
    template = "customers/duplicates.html" + ("#search" if is_partial(request) else "")
    return render(request, template, context | _search(request))


@require_GET
def duplicate(request: StaffRequest, pk: int) -> HttpResponse:
    """Two customers side by side, with the pairs before and after them in the list."""
    certainty = _certainty(request)
    pairs = open_pairs(request.access, certainty)
    pair = get_object_or_404(_with_customers(DuplicatePair.objects.visible_to(request.access)), pk=pk)
    may_write = [request.access.may_write("customer", one) for one in (pair.a, pair.b)]
    context = {
        "pair": pair,
        "both": [pair.a, pair.b],
        "lines": side_by_side(pair.a, pair.b),
        "place": place_of(pair, pairs),
        "certainty": certainty,
        "query": f"?certainty={certainty}" if certainty else "",
        "may_say": any(may_write),
        "may_merge": all(may_write),
        "nav": "customers",
        "now": request.at,
    }
    return render(request, "customers/duplicate.html", context)


@require_POST
def duplicate_dismissal(request: StaffRequest, pk: int) -> HttpResponse:
    """They are two. Goes on with the next pair of the list."""
    certainty = _certainty(request)
    pair = _visible(request, pk)
    place = place_of(pair, open_pairs(request.access, certainty))
    dismiss_pair(pair.pk, by=request.actor, at=request.at)
    undo = reverse("duplicate-reopening", args=[pair.pk])
    toasts.leave(request, _("Not duplicates; this is remembered"), undo_url=undo)
    following = place.next or place.previous
    url = reverse("duplicate", args=[following.pk]) if following else reverse("duplicates")
    return go_to(request, url + (f"?certainty={certainty}" if certainty else ""))


@require_POST
def duplicate_reopening(request: StaffRequest, pk: int) -> HttpResponse:
    """It was a mistake; back to that pair."""
    pair = reopen_pair(_visible(request, pk).pk, by=request.actor, at=request.at)
    return go_to(request, reverse("duplicate", args=[pair.pk]))


@require_POST
def duplicate_search(request: StaffRequest) -> HttpResponse:
    """Compare everybody with everybody now instead of at night."""
    if not _running():
        order_sweep(by=request.actor, at=request.at)
    return go_to(request, reverse("duplicates"))


def _with_customers(pairs: DuplicatePairQuerySet) -> DuplicatePairQuerySet:
    customers = ("a__responsible", "b__responsible", "a__person", "b__person", "decided_by")
    return pairs.select_related(*customers)


def _visible(request: StaffRequest, pk: int) -> DuplicatePair:
    pair: DuplicatePair = get_object_or_404(DuplicatePair.objects.visible_to(request.access), pk=pk)
    return pair


def _certainty(request: StaffRequest) -> str:
    asked = request.GET.get("certainty", "")
    return asked if asked in DuplicatePair.Certainty.values else ""


def _search(request: StaffRequest) -> dict[str, object]:
    """The search that is at work, or when the last one ended."""
    job = _running()
    last = Job.objects.filter(kind=SWEEP, state=Job.State.DONE).order_by("-finished_at").first()
    progress = job_progress(job) if job else None
    return {"job": job, "progress": progress, "last": last, "now": request.at}


def _merged_lately(request: StaffRequest) -> dict[str, object]:
    """What this person has merged at one go today or yesterday and may take back."""
    mine = Job.objects.filter(kind=MERGE_CERTAIN, state=Job.State.DONE, created_by=request.user.pk)
    job = mine.filter(finished_at__gt=request.at - LATELY).order_by("-pk").first()
    count = len(Together.of(job).merges_in_force()) if job else 0
    if not count:
        return {}
    return {
        "merged": job,
        "merged_text": ngettext("%(n)d pair merged", "%(n)d pairs merged", count) % {"n": count},
    }


def _running() -> Job | None:
    return Job.objects.unfinished().filter(kind=SWEEP).order_by("pk").first()
