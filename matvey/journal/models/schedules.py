"""When which work begins by itself."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from matvey.staff.access import Access
from matvey.staff.rights import ADMINISTER


class ScheduleQuerySet(models.QuerySet["Schedule"]):
    def visible_to(self, access: Access) -> Self:
        """Everything to administrators, nothing to others."""
        return self if access.may(ADMINISTER) else self.none()

    def due(self, at: datetime) -> Self:
        return self.filter(enabled=True, next_at__lte=at).order_by("next_at", "id")


class Schedule(models.Model):
    """A job of `kind` with `params` is ordered at `next_at`, then again as the rhythm says.

    `time` is that of the clock on the wall in `zone`; where that clock is put forward over it, the
    moment comes as much later, and where it shows it twice, the first one counts.
    """

    class Rhythm(models.TextChoices):
        EVERY = "every", _("every so many minutes")
        DAILY = "daily", _("every day")
        WEEKLY = "weekly", _("every week")
        MONTHLY = "monthly", _("every month")

    key = models.CharField(max_length=60, unique=True)
    kind = models.CharField(_("kind of work"), max_length=60)
    params = models.JSONField(default=dict)
    rhythm = models.CharField(_("rhythm"), max_length=10, choices=Rhythm)
    minutes = models.PositiveIntegerField(_("minutes between"), null=True, blank=True)
    time = models.TimeField(_("time"), null=True, blank=True)
    weekday = models.PositiveSmallIntegerField(_("weekday, Monday is 0"), null=True, blank=True)
    day = models.PositiveSmallIntegerField(_("day of the month"), null=True, blank=True)
    zone = models.CharField(_("time zone"), max_length=60)
    enabled = models.BooleanField(_("on"), default=True)
    next_at = models.DateTimeField(_("next time"))
    last_at = models.DateTimeField(_("last time"), null=True, blank=True)

    objects = ScheduleQuerySet.as_manager()

    class Meta:
        verbose_name = _("schedule")
        verbose_name_plural = _("schedules")
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                # NULL passes a CHECK, so what must be there is asked for besides its range.
                condition=models.Q(rhythm="every", minutes__isnull=False, minutes__gt=0)
                | models.Q(rhythm="daily", time__isnull=False)
                | models.Q(rhythm="weekly", time__isnull=False, weekday__isnull=False, weekday__lte=6)
                | models.Q(rhythm="monthly", time__isnull=False, day__isnull=False, day__gte=1, day__lte=31),
                name="a_schedule_has_what_its_rhythm_needs",
                violation_error_message=_(
                    "A schedule needs a time, and the minutes, weekday or day its rhythm goes by."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.key
