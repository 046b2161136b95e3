"""A person's notices: the list, how many are new, and having seen them."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from matvey.records.models import Notification
from matvey.records.views.asked import go_to
from matvey.staff.http import StaffRequest

SHOWN = 100


def unseen_count(request: StaffRequest) -> int:
    return Notification.objects.visible_to(request.access).unseen().count()


@require_GET
def notifications(request: StaffRequest) -> HttpResponse:
    rows = Notification.objects.visible_to(request.access).select_related("author")[:SHOWN]
    return render(request, "records/notifications.html", {"notifications": rows, "now": request.at})


@require_GET
def count(request: StaffRequest) -> HttpResponse:
    """The figure beside the bell, asked for while a page is open; 304 when nothing is new."""
    number = unseen_count(request)
    tag = f'"{number}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=304, headers={"ETag": tag})
    return HttpResponse(str(number or ""), content_type="text/plain", headers={"ETag": tag})


@require_POST
def seen(request: StaffRequest) -> HttpResponse:
    """Marks all notices as seen, or one and goes where it leads."""
    rows = Notification.objects.visible_to(request.access)
    pk = request.POST.get("id", "")
    if not pk:
        rows.unseen().update(seen_at=request.at)
        return go_to(request, reverse("notifications"))
    notice = get_object_or_404(rows, pk=int(pk) if pk.isdigit() else 0)
    rows.unseen().filter(pk=notice.pk).update(seen_at=request.at)
    return go_to(request, notice.url or reverse("notifications"))
