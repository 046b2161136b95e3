"""Background work: what is under way, done or failed; one's own, or everybody's for administrators."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from matvey.core import toasts
from matvey.journal.jobs import Progress, cancel_job, is_worker_alive, job_progress, job_title, retry_job
from matvey.journal.models import Job
from matvey.records.views.asked import go_to
from matvey.staff.http import StaffRequest

PAGE = 30


@dataclass(frozen=True)
class Shown:
    """A job with what people read of it."""

    job: Job
    title: str
    progress: Progress


@require_safe
def jobs(request: StaffRequest) -> HttpResponse:
    rows = Job.objects.visible_to(request.access).select_related("created_by").order_by("-id")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "nav": "settings",
        "page": page,
        "shown": [_shown(job) for job in page],
        "worker_is_missing": not is_worker_alive(request.at),
        "now": request.at,
    }
    return render(request, "administration/jobs/list.html", context)


@require_safe
def progress(request: StaffRequest, pk: int) -> HttpResponse:
    """How far it is; asked again every two seconds while it works."""
    job = get_object_or_404(Job.objects.visible_to(request.access).select_related("created_by"), pk=pk)
    return render(request, "administration/jobs/progress.html", {"row": _shown(job)})


@require_POST
def cancellation(request: StaffRequest, pk: int) -> HttpResponse:
    return _do(request, pk, cancel_job)


@require_POST
def another_try(request: StaffRequest, pk: int) -> HttpResponse:
    return _do(request, pk, retry_job)


def _do(request: StaffRequest, pk: int, action: Callable[..., Job]) -> HttpResponse:
    get_object_or_404(Job.objects.visible_to(request.access), pk=pk)
    try:
        action(pk, by=request.actor, at=request.at)
    except ValidationError as refusal:
        toasts.leave(request, " ".join(refusal.messages), bad=True)
    return go_to(request, reverse("jobs"))


def _shown(job: Job) -> Shown:
    return Shown(job, job_title(job), job_progress(job))
