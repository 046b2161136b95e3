"""Who is away, from when to when, and who stands in."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from matvey.core.moments import full_day
from matvey.staff.models.employees import Employee


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def in_force(self, at: datetime) -> Self:
        started = self.filter(starts_at__lte=at, cancelled_at=None)
        return started.filter(Q(ends_at=None) | Q(ends_at__gt=at))


class Absence(models.Model):
    """Somebody is away in [starts_at, ends_at); without an end, until they are back."""

    class Reason(models.TextChoices):
        ILL = "ill", _("ill")
        HOLIDAY = "holiday", _("on holiday")
        TRIP = "trip", _("on a business trip")
        OTHER = "other", _("away")

    employee = models.ForeignKey(Employee, models.CASCADE, related_name="absences")
    reason = models.CharField(_("reason"), max_length=10, choices=Reason, default=Reason.OTHER)
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("to"), null=True, blank=True)
    deputy = models.ForeignKey(
        Employee,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deputyships",
        verbose_name=_("deputy"),
    )
    entered_by = models.ForeignKey(Employee, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["-starts_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")), name="absence_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(deputy=None) | ~Q(deputy=F("employee")), name="nobody_deputises_for_themselves"
            ),
        ]
        indexes = [models.Index(fields=["cancelled_at", "starts_at", "ends_at"], name="absence_in_force")]

    def __str__(self) -> str:
        return f"{self.employee}: {self.get_reason_display()}"

    @property
    def until_text(self) -> str:
        """«болеет, до 25 ноября 2026», or only the reason while nobody knows the end."""
        reason = self.get_reason_display()
        if self.ends_at is None:
            return reason
        return _("%(reason)s, until %(day)s") % {
            "reason": reason,
            "day": full_day(timezone.localdate(self.ends_at)),
        }
