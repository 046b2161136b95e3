"""The page from which one leaves with everything: what comes along, how far it is, the archive."""

from __future__ import annotations

from contextlib import suppress

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from matvey.exchange.everything.ordering import EVERYTHING, demand_everything, not_seen, order_everything
from matvey.journal.jobs import cancel_job, job_progress
from matvey.journal.models import Job, JobQuerySet
from matvey.records.actions.files import path_of
from matvey.records.sweeping import EXPORTS_KEPT
from matvey.records.views.asked import go_to
from matvey.staff.http import StaffRequest
from matvey.staff.rights import ADMINISTER, EXPORT

SHOWN = 5


@require_http_methods(["GET", "POST"])
def everything(request: StaffRequest) -> HttpResponse:
    request.access.demand(ADMINISTER)
    request.access.demand(EXPORT)
    if request.method == "GET":
        return _page(request)
    try:
        order_everything(by=request.actor, at=request.at)
    except ValidationError as refusal:
        return _page(request, " ".join(refusal.messages))
    return go_to(request, reverse("everything"))


@require_POST
def cancellation(request: StaffRequest) -> HttpResponse:
    demand_everything(request.access)
    if job := _mine(request).unfinished().first():
        with suppress(ValidationError):  # it has ended in the meantime, which the page will show
            cancel_job(job.pk, by=request.actor, at=request.at)
    return go_to(request, reverse("everything"))


@require_GET
def archive(request: StaffRequest, pk: int) -> FileResponse:
    """For whoever ordered it and may still take everything."""
    demand_everything(request.access)
    result = get_object_or_404(_mine(request).filter(state=Job.State.DONE), pk=pk).result
    if "digest" not in result:
        raise Http404
    content = default_storage.open(path_of(result["digest"]))
    return FileResponse(content, as_attachment=True, filename=result["name"], content_type="application/zip")


def _page(request: StaffRequest, refusal: str = "") -> HttpResponse:
    last = _mine(request).order_by("-pk").first()
    job = last if last and not last.has_ended else None
    done = _mine(request).filter(state=Job.State.DONE, result__has_key="digest").order_by("-pk")[:SHOWN]
    context = {
        "nav": "settings",
        "job": job,
        "progress": job_progress(last) if last else None,
        "failed": last if last and last.state == Job.State.FAILED else None,
        "archives": [(one, (one.finished_at or request.at) + EXPORTS_KEPT) for one in done],
        "not_seen": [str(kind.plural) for kind in not_seen(request.access)],
        "refusal": refusal,
        "now": request.at,
    }
    template = "exchange/everything.html" + ("#state" if request.htmx else "")
    return render(request, template, context, status=422 if refusal else 200)


def _mine(request: StaffRequest) -> JobQuerySet:
    return Job.objects.filter(kind=EVERYTHING, created_by=request.user.pk)
