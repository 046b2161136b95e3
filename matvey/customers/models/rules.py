"""What the company decides about statuses and about how complete a card should be."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from matvey.staff.models import Branch


class StatusRule(models.Model):
    """The terms of the statuses in days, for one branch or, without a branch, for all others."""

    branch = models.OneToOneField(
        Branch, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("branch")
    )
    new_days = models.PositiveIntegerField(_("new, days"), default=90)
    active_days = models.PositiveIntegerField(_("active at least, days"), default=90)
    intervals = models.PositiveIntegerField(_("active, own intervals"), default=3)

    class Meta:
        verbose_name = _("rule of statuses")
        verbose_name_plural = _("rules of statuses")
        constraints = [
            models.CheckConstraint(
                condition=Q(new_days__gt=0, active_days__gt=0, intervals__gt=0), name="terms_are_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.new_days}/{self.active_days}/{self.intervals}"


class CompletenessRule(models.Model):
    """A field a card of that status should have filled in, and how much it counts; no status means every one.

    Nothing, said for a status, takes the field out of what counts there.

    While the company has set none, the ready set of `customers.completeness` applies.
    """

    status = models.CharField(_("status"), max_length=12, blank=True)
    field = models.CharField(_("field"), max_length=40)
    weight = models.PositiveSmallIntegerField(_("weight"), default=1)

    class Meta:
        verbose_name = _("rule of completeness")
        verbose_name_plural = _("rules of completeness")
        ordering = ["status", "id"]
        constraints = [
            models.UniqueConstraint(fields=["status", "field"], name="one_weight_a_field"),
            models.CheckConstraint(condition=Q(weight__gt=0) | ~Q(status=""), name="weight_is_positive"),
        ]

    def __str__(self) -> str:
        return self.field
