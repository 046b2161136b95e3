"""Groups of companies: customers tied together by links that mean one credit risk."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CustomerGroup(models.Model):
    """A connected set of at least two customers; kept up to date by every change of a link.

    A group that fell apart is closed and keeps its row, since limits and reports of its time name it.
    """

    name = models.CharField(pgettext_lazy("customers", "name"), max_length=250, blank=True)
    formed_at = models.DateTimeField(_("formed"))
    closed_at = models.DateTimeField(_("fell apart"), null=True, blank=True)

    class Meta:
        verbose_name = _("group of companies")
        verbose_name_plural = _("groups of companies")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class GroupMembership(models.Model):
    """A customer was in a group in [joined_at, left_at); at most one of a customer's is open."""

    group = models.ForeignKey(CustomerGroup, models.PROTECT, related_name="memberships")
    customer = models.ForeignKey("customers.Customer", models.PROTECT, related_name="memberships")
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["joined_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["customer"], condition=Q(left_at=None), name="one_group_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(left_at=None) | Q(left_at__gte=F("joined_at")), name="membership_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.customer_id} in {self.group_id}"
