"""What colleagues say to each other about a record, and the notices they receive."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from matvey.staff.access import Access
from matvey.staff.models import Employee


class CommentQuerySet(models.QuerySet["Comment"]):
    def about(self, kind: str, object_id: int) -> Self:
        """Whether that record may be seen is asked before."""
        return (
            self.filter(kind=kind, object_id=object_id, binned_at=None)
            .select_related("author")
            .order_by("created_at", "id")
        )


class Comment(models.Model):
    """A remark about a record of a registered kind; rights follow that record."""

    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    text = models.TextField(_("comment"), max_length=10_000)
    author = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    binned_at = models.DateTimeField(null=True, blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        indexes = [models.Index(fields=["kind", "object_id", "created_at"], name="comments_of_record")]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def author_name(self) -> str:
        return str(self.author)


class NotificationQuerySet(models.QuerySet["Notification"]):
    def visible_to(self, access: Access) -> Self:
        return self.filter(employee=access.employee_id)

    def unseen(self) -> Self:
        return self.filter(seen_at=None)


class Notification(models.Model):
    """A line for one person: something happened that concerns them; kept after it was seen."""

    employee = models.ForeignKey(Employee, models.CASCADE, related_name="notifications", db_index=False)
    text = models.CharField(max_length=300)
    icon = models.CharField(max_length=40, default="bell")
    url = models.CharField(max_length=300, blank=True)
    author = models.ForeignKey(Employee, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = _("notification")
        verbose_name_plural = _("notifications")
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["employee", "-created_at", "-id"], name="notifications_of_person"),
            models.Index(
                fields=["employee", "-id"],
                name="unseen_notifications",
                condition=models.Q(seen_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.text
