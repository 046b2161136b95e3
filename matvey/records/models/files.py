"""Files people attach to records; the same content is stored once."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from matvey.staff.models import Employee


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def on(self, kind: str, object_id: int) -> Self:
        """Whether that record may be seen is asked before."""
        return self.filter(kind=kind, object_id=object_id, binned_at=None).order_by("-created_at", "-id")


class Attachment(models.Model):
    """A file on a record of a registered kind; rights follow that record.

    `digest` is the SHA-256 of the content and names the stored file.
    """

    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    name = models.CharField(_("name"), max_length=255)
    digest = models.CharField(max_length=64)
    size = models.BigIntegerField(_("size"))
    created_by = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()
    binned_at = models.DateTimeField(null=True, blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        indexes = [
            models.Index(fields=["kind", "object_id", "-created_at"], name="files_of_record"),
            models.Index(fields=["digest"], name="files_by_content"),
        ]

    def __str__(self) -> str:
        return self.name
