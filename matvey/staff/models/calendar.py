"""When we work: the hours of the company and of its branches, and days of our own that differ."""

from __future__ import annotations

import zoneinfo
from datetime import date
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from matvey.staff.calendar import STANDARD_WEEK, Hours, OwnDay, OwnKind, WorkingTime
from matvey.staff.models.places import Branch

COMPANY_ZONE = "Europe/Moscow"
MIDNIGHT = "00:00"


def check_time_zone(name: str) -> None:
    """Raise ValidationError unless the name is one of the IANA time zone database."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("There is no time zone “%(name)s”."), params={"name": name})


class WorkingCalendarQuerySet(models.QuerySet["WorkingCalendar"]):
    def working_time(self, branch: Branch | None = None) -> WorkingTime:
        """When the branch works, or the company without one; asks for all there is in three queries.

        A branch without a calendar of its own works as the company does, by its own clock. Days of
        the company hold in every branch, but for those the branch's calendar has a row of its own
        for. Where no hours were ever set, the standard week of forty hours stands.
        """
        calendars = self.filter(Q(branch=branch) | Q(branch=None)).prefetch_related("spans", "exceptions")
        by_branch = {calendar.branch_id: calendar for calendar in calendars}
        company = by_branch.get(None)
        own = by_branch.get(branch.pk) if branch else None
        return _working_time(branch, company, own)


class WorkingCalendar(models.Model):
    """The working week of a branch or, without one, of the company; one of each.

    The company's calendar names its time zone; a branch has its own, whosever calendar it keeps.
    """

    branch = models.OneToOneField(
        Branch,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="working_calendar",
        verbose_name=_("branch"),
    )
    time_zone = models.CharField(
        _("time zone"), max_length=60, blank=True, default="", validators=[check_time_zone]
    )
    keeps_official_days = models.BooleanField(
        _("rests on official holidays and moved days off"), default=True
    )
    works_on_paid_rest = models.BooleanField(
        _("works on days declared non-working with pay kept"), default=False
    )

    objects = WorkingCalendarQuerySet.as_manager()

    class Meta:
        verbose_name = _("working calendar")
        verbose_name_plural = _("working calendars")
        ordering = ["branch__name", "id"]
        constraints = [
            models.UniqueConstraint(Coalesce("branch", Value(0)), name="one_company_calendar"),
            models.CheckConstraint(
                condition=(Q(branch=None) & ~Q(time_zone="")) | Q(branch__isnull=False, time_zone=""),
                name="company_calendar_has_a_time_zone",
            ),
        ]

    def __str__(self) -> str:
        return str(self.branch) if self.branch_id else str(_("The whole company"))


class WorkingSpan(models.Model):
    """A stretch of work on one weekday, [opens, closes); a closing at 0:00 is the following midnight.

    A weekday without a row is a day of rest; rows that overlap count as one stretch.
    """

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")

    calendar = models.ForeignKey(WorkingCalendar, models.CASCADE, related_name="spans")
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))

    class Meta:
        verbose_name = _("working hours")
        verbose_name_plural = _("working hours")
        ordering = ["weekday", "opens"]
        constraints = [
            models.UniqueConstraint(fields=["calendar", "weekday", "opens"], name="one_span_an_opening"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="span_on_a_weekday"),
            models.CheckConstraint(
                condition=Q(closes__gt=F("opens")) | Q(closes=MIDNIGHT), name="span_closes_after_it_opens"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"


class CalendarException(models.Model):
    """A date on which we rest, work or leave early whatever the week and the official days say.

    Hours are named both or neither, never for a day off. Without them a short day ends an hour
    earlier, and a working day has the usual hours of its weekday or, on a day of rest, of the first
    weekday that is worked.
    """

    calendar = models.ForeignKey(WorkingCalendar, models.CASCADE, related_name="exceptions")
    day = models.DateField(_("date"))
    kind = models.CharField(_("kind"), max_length=10, choices=OwnKind)
    opens = models.TimeField(_("opens"), null=True, blank=True)
    closes = models.TimeField(_("closes"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("exception of the working calendar")
        verbose_name_plural = _("exceptions of the working calendar")
        ordering = ["day"]
        constraints = [
            models.UniqueConstraint(fields=["calendar", "day"], name="one_exception_a_day"),
            models.CheckConstraint(
                condition=Q(opens=None, closes=None)
                | (
                    Q(opens__isnull=False, closes__isnull=False)
                    & ~Q(kind=OwnKind.DAY_OFF)
                    & (Q(closes__gt=F("opens")) | Q(closes=MIDNIGHT))
                ),
                name="exception_hours_fit_its_kind",
            ),
            models.CheckConstraint(condition=Q(kind__in=OwnKind.values), name="exception_of_a_known_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d.%m.%Y}: {self.get_kind_display()}"

    def as_own_day(self) -> OwnDay:
        if self.opens is None or self.closes is None:
            return OwnDay(self.day, OwnKind(self.kind))
        return OwnDay(self.day, OwnKind(self.kind), Hours.of((self.opens, self.closes)))


def _working_time(
    branch: Branch | None, company: WorkingCalendar | None, own: WorkingCalendar | None
) -> WorkingTime:
    kept = own or company or WorkingCalendar()
    company_zone = company.time_zone if company else COMPANY_ZONE
    return WorkingTime(
        zone=ZoneInfo(branch.time_zone if branch else company_zone),
        week=_week(kept),
        own_days=_own_days(company, own),
        keeps_official_days=kept.keeps_official_days,
        works_on_paid_rest=kept.works_on_paid_rest,
    )


def _week(calendar: WorkingCalendar) -> tuple[Hours, ...]:
    spans = list(calendar.spans.all()) if calendar.pk else []
    if not spans:
        return STANDARD_WEEK
    return tuple(
        Hours.of(*((span.opens, span.closes) for span in spans if span.weekday == weekday))
        for weekday in range(7)
    )


def _own_days(*calendars: WorkingCalendar | None) -> tuple[OwnDay, ...]:
    """The days of all of them; where two know a date, the later calendar's counts."""
    days: dict[date, OwnDay] = {}
    for calendar in calendars:
        days |= {row.day: row.as_own_day() for row in calendar.exceptions.all()} if calendar else {}
    return tuple(days[day] for day in sorted(days))
