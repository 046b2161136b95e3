"""Merges: which customers became one, what was moved for it, and what it takes to part them again."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from matvey.customers.models.customers import Customer
from matvey.staff.models import Employee


class MergeQuerySet(models.QuerySet["Merge"]):
    def in_force(self) -> Self:
        """Those that were not taken back."""
        return self.filter(undone_at=None)

    def with_parts(self) -> Self:
        return self.select_related("merged_by").prefetch_related("parts__customer")


class Merge(models.Model):
    """Some customers became part of `survivor`; in force until `undone_at`.

    `parts` are those that were merged: they lie in the bin and point to whoever they are part of now.
    """

    survivor = models.ForeignKey(Customer, models.PROTECT, related_name="merges")
    merged_at = models.DateTimeField(_("merged"))
    merged_by = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(_("separated"), null=True)
    undone_by = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+")

    objects = MergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("merge of customers")
        verbose_name_plural = _("merges of customers")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.survivor_id} ← {self.pk}"


class MergedCustomer(models.Model):
    """One of the customers that a merge made part of another."""

    merge = models.ForeignKey(Merge, models.CASCADE, related_name="parts")
    customer = models.ForeignKey(Customer, models.PROTECT, related_name="absorptions")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["merge", "customer"], name="merged_once")]

    def __str__(self) -> str:
        return f"{self.customer_id} in {self.merge_id}"


class MergeMove(models.Model):
    """A row named `from_id` in that column and names `to_id` since; parting moves exactly these back.

    `target` is the model both numbers belong to; `column` is `ends` for a row that ties two customers.
    """

    merge = models.ForeignKey(Merge, models.CASCADE, related_name="moves")
    model = models.CharField(max_length=80)
    row_id = models.BigIntegerField()
    column = models.CharField(max_length=60)
    target = models.CharField(max_length=80)
    from_id = models.BigIntegerField()
    to_id = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.model} {self.row_id}: {self.from_id} → {self.to_id}"


class MergeValue(models.Model):
    """Fields of a row as they were before and as the merge left them; set back only where they still are so.

    Without `before` the merge has made the row. Personal values are blanked by an erasure.
    """

    merge = models.ForeignKey(Merge, models.CASCADE, related_name="values")
    model = models.CharField(max_length=80)
    row_id = models.BigIntegerField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["merge", "model", "row_id"], name="merged_values_once")
        ]
        indexes = [models.Index(fields=["model", "row_id"], name="merged_values_of_row")]

    def __str__(self) -> str:
        return f"{self.model} {self.row_id}"
