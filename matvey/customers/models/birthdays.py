"""A birthday in the parts that are known."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Born(models.Model):
    """Day and month are known together or not at all; the year may stay unknown.

    `birth_key` is month × 100 + day (229 is 29 February), what lists of birthdays look for.
    """

    birth_day = models.PositiveSmallIntegerField(_("day of birth"), null=True, blank=True)
    birth_month = models.PositiveSmallIntegerField(_("month of birth"), null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)
    birth_key = models.PositiveSmallIntegerField(null=True, editable=False)

    class Meta:
        abstract = True
        indexes = [
            models.Index(
                fields=["birth_key", "id"], condition=Q(birth_key__isnull=False), name="%(class)s_birthdays"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(birth_key=None, birth_day=None, birth_month=None)
                | Q(birth_key=models.F("birth_month") * 100 + models.F("birth_day")),
                name="%(class)s_birth_key_fits",
            )
        ]

    def born(self, day: int | None, month: int | None, year: int | None = None) -> None:
        """Set the birthday; half of a day and month counts as unknown."""
        known = day is not None and month is not None
        self.birth_day, self.birth_month = (day, month) if known else (None, None)
        self.birth_key = month * 100 + day if day is not None and month is not None else None
        self.birth_year = year

    def age_on(self, on: date) -> int | None:
        """Full years at that day; `None` where the year, the month or the day is unknown."""
        if self.birth_year is None or self.birth_month is None or self.birth_day is None:
            return None
        before = (on.month, on.day) < (self.birth_month, self.birth_day)
        return on.year - self.birth_year - before
