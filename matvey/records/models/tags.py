"""Tags: short words people put on any record."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tag(models.Model):
    """A word; `key` is its folded form, so that «Опт» and «опт» are one tag."""

    name = models.CharField(_("name"), max_length=60)
    key = models.CharField(max_length=60, unique=True)
    archived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["key"]

    def __str__(self) -> str:
        return self.name


class Tagging(models.Model):
    """A tag on one record of a registered kind; rights follow that record."""

    tag = models.ForeignKey(Tag, models.CASCADE, related_name="taggings", db_index=False)
    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id", "tag"], name="a_tag_once_on_a_record"),
        ]
        indexes = [models.Index(fields=["tag", "kind", "object_id"], name="records_with_tag")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
