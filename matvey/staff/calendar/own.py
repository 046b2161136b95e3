"""Days of our own that differ from the week: a day off, a short day, a day worked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from matvey.staff.calendar.hours import REST, Hours


class OwnKind(TextChoices):
    """In what way a day of our own differs."""

    DAY_OFF = "day_off", _("day off")
    SHORT = "short", _("short day")
    WORKING = "working", _("working day")


@dataclass(frozen=True, slots=True)
class OwnDay:
    """One such day, with its hours where they were named."""

    day: date
    kind: OwnKind
    hours: Hours | None = None

    def replaces(self, usual: Hours) -> Hours:
        """The hours of the day, which would have been the usual ones of its weekday.

        Where none were named, a short day ends an hour earlier and a working day has the usual hours.
        """
        if self.kind is OwnKind.DAY_OFF:
            return REST
        if self.hours is not None:
            return self.hours
        return usual.shortened() if self.kind is OwnKind.SHORT else usual
