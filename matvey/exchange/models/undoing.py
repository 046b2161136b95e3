"""What an import has to note to be undone, and what became of undoing it."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from matvey.exchange.models.imports import Import
from matvey.journal.models import Job
from matvey.staff.models import Employee


class ImportChange(models.Model):
    """A row of the base that an import made or changed at a customer who was there before it.

    `part` is the row's model, `before` and `after` are the changed columns, empty for a row that was made.
    Of customers the import has added itself nothing is noted: they know it by their `imported_in`.
    """

    of = models.ForeignKey(Import, models.CASCADE, related_name="changes", db_index=False)
    row = models.PositiveIntegerField()
    customer_id = models.BigIntegerField()
    part = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    is_new = models.BooleanField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["of", "customer_id"], name="import_changes_of_customer"),
            models.Index(fields=["customer_id"], name="import_changes_by_customer"),
            models.Index(fields=["part", "object_id"], name="import_changes_by_object"),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.object_id}"


class ImportUndo(models.Model):
    """An order to undo an import. `undone` and `left` count customers; those left can be tried again."""

    of = models.ForeignKey(Import, models.CASCADE, related_name="undos")
    ordered_by = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+")
    ordered_at = models.DateTimeField(_("ordered"))
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)
    undone = models.PositiveIntegerField(_("undone"), default=0)
    left = models.PositiveIntegerField(pgettext_lazy("customers", "left as they are"), default=0)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"undo of {self.of_id}"

    @property
    def is_at_work(self) -> bool:
        return self.job is not None and not self.job.has_ended


class ImportLeft(models.Model):
    """A customer whom an undo left as it is: why, and who changed it when. Names nobody by itself."""

    class Reason(models.TextChoices):
        CHANGED = "changed", _("changed since")
        DIFFERENT = "different", _("it does not say any more what the import wrote")
        IN_USE = "in_use", _("something that came with the import is used elsewhere")
        NO_RIGHT = "no_right", _("you may not change this customer")

    of = models.ForeignKey(ImportUndo, models.CASCADE, related_name="left_ones")
    row = models.PositiveIntegerField(null=True)
    customer_id = models.BigIntegerField()
    reason = models.CharField(max_length=10, choices=Reason)
    verb = models.CharField(max_length=60, blank=True)
    employee = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+", db_index=False)
    door = models.CharField(max_length=10, blank=True)
    happened_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.customer_id}: {self.reason}"
