"""Customers declared lost by somebody, with the reason."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from matvey.customers.models.customers import Customer
from matvey.staff.models import Employee


class LossDeclarationQuerySet(models.QuerySet["LossDeclaration"]):
    def in_force(self, on: date) -> Self:
        return self.filter(declared_on__lte=on).filter(Q(withdrawn_on=None) | Q(withdrawn_on__gt=on))


class LossDeclaration(models.Model):
    """Somebody says that a customer is lost, in [declared_on, withdrawn_on); one at a time."""

    customer = models.ForeignKey(Customer, models.CASCADE, related_name="loss_declarations")
    reason = models.CharField(_("reason"), max_length=500)
    declared_on = models.DateField(_("since"))
    declared_by = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+")
    declared_at = models.DateTimeField()
    withdrawn_on = models.DateField(_("found again"), null=True, blank=True)
    withdrawn_by = models.ForeignKey(Employee, models.PROTECT, null=True, related_name="+")

    objects = LossDeclarationQuerySet.as_manager()

    class Meta:
        verbose_name = _("loss of a customer")
        verbose_name_plural = _("losses of customers")
        ordering = ["-declared_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["customer"], condition=Q(withdrawn_on=None), name="declared_lost_once"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("declared_on")),
                name="loss_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.reason

    def is_in_force(self, on: date) -> bool:
        return self.declared_on <= on and (self.withdrawn_on is None or self.withdrawn_on > on)
