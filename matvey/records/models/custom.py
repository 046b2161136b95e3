"""Fields that a company adds to a kind of record, and their values."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class CustomFieldQuerySet(models.QuerySet["CustomField"]):
    def of_kind(self, kind: str) -> Self:
        return self.filter(kind=kind, archived_at=None)


class CustomField(models.Model):
    """A field of the company's own for one kind of record; seen by all who see the record."""

    class Type(models.TextChoices):
        TEXT = "text", _("text")
        NUMBER = "number", _("number")
        MONEY = "money", _("money")
        DATE = "date", _("date")
        CHOICE = "choice", _("choice")
        YES_NO = "yes_no", _("yes or no")
        LINK = "link", _("link")

    kind = models.CharField(_("belongs to"), max_length=40)
    label = models.CharField(_("name"), max_length=80)
    type = models.CharField(_("type"), max_length=10, choices=Type)
    choices = models.JSONField(_("choices"), default=list)
    hint = models.CharField(_("hint"), max_length=200, blank=True)
    required = models.BooleanField(_("must be filled in"), default=False)
    position = models.IntegerField(_("position"), default=0)
    created_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True, blank=True)

    objects = CustomFieldQuerySet.as_manager()

    class Meta:
        verbose_name = _("custom field")
        verbose_name_plural = _("custom fields")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "label"], name="one_custom_field_of_a_name"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def key(self) -> str:
        """Its name in forms, addresses and columns."""
        return f"custom-{self.pk}"

    @property
    def is_numeric(self) -> bool:
        return self.type in (self.Type.NUMBER, self.Type.MONEY)


class CustomValue(models.Model):
    """The value of one field for one record; an empty value has no row.

    `key` is the folded beginning of a text, the choice, or yes/no: what filters compare.
    """

    field = models.ForeignKey(CustomField, models.CASCADE, related_name="values", db_index=False)
    object_id = models.BigIntegerField()
    text = models.TextField(blank=True)
    key = models.CharField(max_length=120, blank=True)
    number = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    day = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["field", "object_id"], name="one_value_of_a_custom_field"),
        ]
        indexes = [
            models.Index(fields=["field", "key", "object_id"], name="custom_values_by_key"),
            models.Index(fields=["field", "number", "object_id"], name="custom_values_by_number"),
            models.Index(fields=["field", "day", "object_id"], name="custom_values_by_day"),
            models.Index(fields=["object_id", "field"], name="custom_values_of_record"),
        ]

    def __str__(self) -> str:
        return self.text
