"""Comments, tags and files of any record, and the colleagues one may mention."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from matvey.records.actions import comments as comment_actions
from matvey.records.actions import files as file_actions
from matvey.records.actions import tags as tag_actions
from matvey.records.mentions import suggestions
from matvey.records.models import Attachment, Comment, Tag, Tagging
from matvey.records.subjects import Subject
from matvey.records.views.asked import go_to
from matvey.staff.http import StaffRequest


@require_POST
def comments(request: StaffRequest, kind: str, object_id: int) -> HttpResponse:
    subject = Subject.find(kind, object_id, request.access)
    error = ""
    try:
        comment_actions.add_comment(subject, request.POST.get("text", ""), by=request.actor, at=request.at)
    except ValidationError as refusal:
        error = " ".join(refusal.messages)
    return _comments(request, subject, error)


@require_http_methods(["POST", "DELETE"])
def comment(request: StaffRequest, pk: int) -> HttpResponse:
    """Changes one's own comment, or moves it to the bin."""
    found = get_object_or_404(Comment, pk=pk)
    subject = Subject.find(found.kind, found.object_id, request.access)
    if request.method == "DELETE":
        comment_actions.bin_comment(found, by=request.actor, at=request.at)
        return _comments(request, subject)
    error = ""
    try:
        text = request.POST.get("text", "")
        comment_actions.edit_comment(found, subject, text, by=request.actor, at=request.at)
    except ValidationError as refusal:
        error = " ".join(refusal.messages)
    return _comments(request, subject, error)


@require_POST
def comment_restoration(request: StaffRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Comment, pk=pk)
    subject = Subject.find(found.kind, found.object_id, request.access)
    comment_actions.restore_comment(found, by=request.actor)
    return _comments(request, subject)


@require_http_methods(["GET", "POST"])
def tags(request: StaffRequest, kind: str, object_id: int) -> HttpResponse:
    """The tags of a record, edited where they stand."""
    subject = Subject.find(kind, object_id, request.access)
    if request.method == "POST":
        names = request.POST.get("tags", "").split(",")
        tag_actions.set_tags(subject, names, by=request.actor, at=request.at)
        return HttpResponse(status=204, headers={"HX-Trigger": "record-changed"})
    own = Tagging.objects.filter(kind=kind, object_id=object_id).order_by("tag__key")
    context: dict[str, Any] = {
        "subject": subject,
        "names": ", ".join(own.values_list("tag__name", flat=True)),
        "known": Tag.objects.filter(archived_at=None),
    }
    return render(request, "records/tags.html", context)


@require_POST
def files(request: StaffRequest, kind: str, object_id: int) -> HttpResponse:
    subject = Subject.find(kind, object_id, request.access)
    error = ""
    try:
        file_actions.attach_files(subject, request.FILES.getlist("files"), by=request.actor, at=request.at)
    except ValidationError as refusal:
        error = " ".join(refusal.messages)
    if request.htmx:
        return _files(request, subject, error)
    return go_to(request, subject.url)


@require_http_methods(["GET", "DELETE"])
def file(request: StaffRequest, pk: int) -> HttpResponseBase:
    """Always served as a download, whatever it claims to be."""
    attachment = get_object_or_404(Attachment, pk=pk)
    subject = Subject.find(attachment.kind, attachment.object_id, request.access)
    if request.method == "DELETE":
        file_actions.bin_file(subject, attachment, by=request.actor, at=request.at)
        return _files(request, subject)
    content = default_storage.open(file_actions.path_of(attachment.digest))
    return FileResponse(
        content, as_attachment=True, filename=attachment.name, content_type="application/octet-stream"
    )


@require_POST
def file_restoration(request: StaffRequest, pk: int) -> HttpResponse:
    attachment = get_object_or_404(Attachment, pk=pk)
    subject = Subject.find(attachment.kind, attachment.object_id, request.access)
    file_actions.restore_file(subject, attachment, by=request.actor, at=request.at)
    return _files(request, subject)


@require_GET
def mentions(request: StaffRequest) -> HttpResponse:
    """Colleagues for the list under an @."""
    return render(request, "records/mentions.html", {"people": suggestions(request.GET.get("q", ""))})


def _comments(request: StaffRequest, subject: Subject, error: str = "") -> HttpResponse:
    context = {"subject": subject, "comments": Comment.objects.about(subject.kind.key, subject.pk)}
    context |= {"now": request.at, "error": error, "text": request.POST.get("text", "") if error else ""}
    return render(request, "records/comments.html", context, status=422 if error else 200)


def _files(request: StaffRequest, subject: Subject, error: str = "") -> HttpResponse:
    context = {"subject": subject, "files": Attachment.objects.on(subject.kind.key, subject.pk)}
    context |= {"now": request.at, "error": error, "may_change": subject.may_change(request.access)}
    return render(request, "records/files.html", context, status=422 if error else 200)
