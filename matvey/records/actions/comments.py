"""Comments on a record; those who are mentioned hear of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.journal.actions import record
from matvey.records.mentions import mentioned_in
from matvey.records.models import Comment, Notification
from matvey.records.subjects import Subject
from matvey.staff.access import Actor
from matvey.staff.admission import access_of
from matvey.staff.models import Employee

COMMENTED = "record.commented"


@transaction.atomic
def add_comment(subject: Subject, text: str, *, by: Actor, at: datetime) -> Comment:
    """Everybody who sees the record may comment on it; raises `ValidationError` for an empty text."""
    text = _checked(text)
    author = _author(by)
    comment = Comment.objects.create(
        kind=subject.kind.key, object_id=subject.pk, text=text, author=author, created_at=at
    )
    record(subject.fact(COMMENTED, text=text), by=by, at=at)
    notify_mentioned(subject, text, author, at=at)
    return comment


@transaction.atomic
def edit_comment(comment: Comment, subject: Subject, text: str, *, by: Actor, at: datetime) -> Comment:
    """Only one's own; who is mentioned now and was not before hears of it."""
    _demand_own(comment, by)
    before, comment.text = comment.text, _checked(text)
    comment.edited_at = at
    comment.save(update_fields=["text", "edited_at"])
    notify_mentioned(subject, comment.text, _author(by), at=at, before=before)
    return comment


@transaction.atomic
def bin_comment(comment: Comment, *, by: Actor, at: datetime) -> None:
    _demand_own(comment, by)
    comment.binned_at = at
    comment.save(update_fields=["binned_at"])


@transaction.atomic
def restore_comment(comment: Comment, *, by: Actor) -> None:
    _demand_own(comment, by)
    comment.binned_at = None
    comment.save(update_fields=["binned_at"])


def notify_mentioned(
    subject: Subject, text: str, author: Employee, *, at: datetime, before: str = ""
) -> None:
    """A notice to each colleague named with @ who may see the record, unless `before` named them already."""
    told = {author, *mentioned_in(before)}
    colleagues = [
        colleague
        for colleague in mentioned_in(text)
        if colleague not in told and _may_see(subject, colleague, at)
    ]
    line = _("%(author)s mentions you: %(record)s") % {"author": author, "record": subject.record}
    notify(colleagues, line, at=at, url=subject.url, icon="at-sign", author=author)


def notify(
    people: Iterable[Employee],
    text: str,
    *,
    at: datetime,
    url: str = "",
    icon: str = "bell",
    author: Employee | None = None,
) -> None:
    """Leave each of them a notice, inside the transaction of what they are told of."""
    Notification.objects.bulk_create(
        [
            Notification(employee=who, text=text[:300], url=url, icon=icon, author=author, created_at=at)
            for who in people
        ]
    )


def _checked(text: str) -> str:
    if not text.strip():
        raise ValidationError({"text": _("Write something first.")})
    return text.strip()[:10_000]


def _author(by: Actor) -> Employee:
    if by.employee_id is None:
        raise PermissionDenied
    return Employee.objects.get(pk=by.employee_id)


def _demand_own(comment: Comment, by: Actor) -> None:
    if comment.author_id != by.employee_id:
        raise PermissionDenied


def _may_see(subject: Subject, colleague: Employee, at: datetime) -> bool:
    return subject.kind.visible(access_of(colleague, at=at)).filter(pk=subject.pk).exists()
