"""When a schedule comes round again; right across the change of clocks and the end of months."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from matvey.journal.models import Schedule

Rhythm = Schedule.Rhythm


@dataclass(frozen=True, slots=True)
class Rule:
    """A rhythm and what it needs; see `Schedule`. Weekdays begin with Monday 0."""

    rhythm: Rhythm
    minutes: int | None = None
    time: time | None = None
    weekday: int | None = None
    day: int | None = None
    zone: str = ""

    def next_after(self, moment: datetime, default_zone: str) -> datetime:
        """The first moment later than `moment`, in UTC."""
        if self.rhythm == Rhythm.EVERY:
            return _next_multiple(moment, timedelta(minutes=self.minutes or 1))
        zone = ZoneInfo(self.zone or default_zone)
        return next(at for at in self._moments(moment.astimezone(zone).date(), zone) if at > moment)

    def _moments(self, since: date, zone: ZoneInfo) -> Iterator[datetime]:
        """Converted to UTC at once: times of one zone are otherwise compared as the wall shows them."""
        for ahead in range(-1, 100):  # yesterday's moment may fall on today, where clocks jump at midnight
            on = since + timedelta(days=ahead)
            if self._falls_on(on):
                yield datetime.combine(on, self.time or time(), zone).astimezone(UTC)

    def _falls_on(self, on: date) -> bool:
        if self.rhythm == Rhythm.WEEKLY:
            return on.weekday() == self.weekday
        if self.rhythm == Rhythm.MONTHLY:
            last = calendar.monthrange(on.year, on.month)[1]
            return on.day == min(self.day or 1, last)
        return True


def every(minutes: int) -> Rule:
    """Every so many minutes, counted from midnight UTC of 1970: every 60 is on the hour."""
    return Rule(Rhythm.EVERY, minutes=minutes)


def daily(at: time, zone: str = "") -> Rule:
    """`zone` is the installation's where none is named, here and below."""
    return Rule(Rhythm.DAILY, time=at, zone=zone)


def weekly(weekday: int, at: time, zone: str = "") -> Rule:
    return Rule(Rhythm.WEEKLY, weekday=weekday, time=at, zone=zone)


def monthly(day: int, at: time, zone: str = "") -> Rule:
    """A day the month does not have is its last one."""
    return Rule(Rhythm.MONTHLY, day=day, time=at, zone=zone)


def _next_multiple(moment: datetime, step: timedelta) -> datetime:
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    return epoch + ((moment - epoch) // step + 1) * step
