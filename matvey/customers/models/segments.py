"""Segments: a saved question over the customer base, or a fixed list."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from matvey.customers.models.customers import Customer
from matvey.staff.access import Access
from matvey.staff.models import Employee


class SegmentQuerySet(models.QuerySet["Segment"]):
    def visible_to(self, access: Access) -> Self:
        """One's own and those shared with everybody; whom they hold is asked with `visible_to` again."""
        if access.unlimited:
            return self
        return self.filter(Q(owner=access.employee_id) | Q(shared=True))

    def kept(self) -> Self:
        return self.filter(binned_at=None)


class Segment(models.Model):
    """A question is asked anew at every look; a fixed list holds whom it was given.

    `question` is {"match": "all"|"any", "criteria": [{"key", "operator", "value"}, …]}. With `first`,
    only the first N in the order `first_by` belong to it.
    """

    class Way(models.TextChoices):
        QUESTION = "question", pgettext_lazy("segment", "question")
        LIST = "list", _("fixed list")

    name = models.CharField(pgettext_lazy("customers", "name"), max_length=160)
    way = models.CharField(_("how it is made"), max_length=10, choices=Way, default=Way.QUESTION)
    question = models.JSONField(_("question"), default=dict, blank=True)
    first = models.PositiveIntegerField(_("only the first"), null=True, blank=True)
    first_by = models.CharField(_("in the order of"), max_length=40, blank=True)
    shared = models.BooleanField(_("for everybody"), default=False)
    owner = models.ForeignKey(Employee, models.PROTECT, related_name="segments", verbose_name=_("owner"))
    created_at = models.DateTimeField(_("created"))
    changed_at = models.DateTimeField(_("changed"))
    binned_at = models.DateTimeField(_("binned"), null=True, blank=True)
    binned_by = models.ForeignKey(Employee, models.PROTECT, null=True, blank=True, related_name="+")

    objects = SegmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("segment")
        verbose_name_plural = _("segments")
        ordering = ["name", "id"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="segment_has_a_name")]

    def __str__(self) -> str:
        return self.name


class SegmentMember(models.Model):
    """A customer on a fixed list."""

    segment = models.ForeignKey(Segment, models.CASCADE, related_name="members")
    customer = models.ForeignKey(Customer, models.CASCADE, related_name="segments")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["segment", "customer"], name="in_a_segment_once")]

    def __str__(self) -> str:
        return f"{self.customer_id} in {self.segment_id}"
