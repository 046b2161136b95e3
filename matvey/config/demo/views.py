"""The page of the example: bring it in, see how far it is, take it away again."""

from __future__ import annotations

from contextlib import suppress

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from matvey.config.demo.actions import LOADING, REMOVAL, order_example, order_removal
from matvey.config.demo.example import TAG, example_customers
from matvey.customers.models import Customer
from matvey.journal.jobs import cancel_job, job_progress
from matvey.journal.models import Job
from matvey.records.views.asked import go_to
from matvey.staff.http import StaffRequest
from matvey.staff.rights import ADMINISTER


@require_http_methods(["GET", "POST"])
def example(request: StaffRequest) -> HttpResponse:
    request.access.demand(ADMINISTER)
    if request.method == "GET":
        return _page(request)
    try:
        order_example(by=request.actor, at=request.at)
    except ValidationError as refusal:
        return _page(request, " ".join(refusal.messages))
    return go_to(request, reverse("example"))


@require_POST
def removal(request: StaffRequest) -> HttpResponse:
    order_removal(by=request.actor, at=request.at)
    return go_to(request, reverse("example"))


@require_POST
def cancellation(request: StaffRequest) -> HttpResponse:
    """Stops what is under way; what is in, or gone, stays so."""
    request.access.demand(ADMINISTER)
    if job := _at_work():
        with suppress(ValidationError):  # it has ended in the meantime, which the page will show
            cancel_job(job.pk, by=request.actor, at=request.at)
    return go_to(request, reverse("example"))


def _page(request: StaffRequest, refusal: str = "") -> HttpResponse:
    job = _at_work()
    last = Job.objects.filter(kind__in=(LOADING, REMOVAL)).order_by("-started_at", "-pk").first()
    context = {
        "job": job,
        "progress": job_progress(job) if job else None,
        "last": last and {"kind": last.kind, "state": last.state, "progress": job_progress(last)},
        "left": example_customers(request.access).count(),
        "is_free": not Customer.objects.exists(),
        "tag": TAG,
        "refusal": refusal,
    }
    template = "demo/example.html" + ("#state" if request.htmx else "")
    return render(request, template, context, status=422 if refusal else 200)


def _at_work() -> Job | None:
    return Job.objects.unfinished().filter(kind__in=(LOADING, REMOVAL)).first()
