"""When a place works, as one frozen value: its days, its hours, and their arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from matvey.staff.calendar.days import YEARS_KEPT, WorkingDays, hours_of_year
from matvey.staff.calendar.spans import MICROSECOND, WorkedSpans, instant_of, moment_of


@dataclass(frozen=True, kw_only=True)
class WorkingTime(WorkingDays):
    """Working days in a time zone: moments must be aware, answers are in `zone`."""

    zone: ZoneInfo

    def is_working_moment(self, moment: datetime) -> bool:
        """Whether somebody is at work: from the opening on, up to but not at the closing."""
        return self.next_working_moment(moment) == moment

    def next_working_moment(self, moment: datetime) -> datetime:
        """That moment if it is worked, else the next opening."""
        instant = instant_of(moment)
        for year in range(self._year_of(moment), MAXYEAR):
            found = _spans(self, year).working_from(instant)
            if found is not None:
                return moment_of(found, self.zone)
        raise OverflowError("No moment is that far away.")

    def closing_of(self, day: date) -> datetime:
        """The last moment of that day's work; on a day of rest, the last of the day.

        It always lies within the day: where work goes on until midnight, it is 23:59:59.999999.
        """
        midnight = datetime.combine(day, time(), tzinfo=self.zone)
        hours = self.hours_of(day)
        last = midnight + timedelta(seconds=hours.closing) if hours else None
        return last if last and last.date() == day else datetime.combine(day, time.max, tzinfo=self.zone)

    def working_time_between(self, start: datetime, end: datetime) -> timedelta:
        """The working time in [start, end); negative where the end is before the start."""
        if end < start:
            return -self.working_time_between(end, start)
        first, last = self._year_of(start), self._year_of(end)
        whole = sum(_spans(self, year).total for year in range(first, last))
        return (whole + self._done_by(end, last) - self._done_by(start, first)) * MICROSECOND

    def add_working_time(self, moment: datetime, work: timedelta) -> datetime:
        """The earliest moment by which that much work is done since `moment`.

        For negative work, the latest moment from which that much is left until `moment`. No work
        gives the moment itself. So eight hours from an opening end at the closing, not next morning.
        """
        if not work:
            return moment.astimezone(self.zone)
        year = self._year_of(moment)
        done = self._done_by(moment, year) + work // MICROSECOND
        found = self._forward(year, done) if work > timedelta() else self._back(year, done)
        return moment_of(found, self.zone)

    def add_working_hours(self, moment: datetime, hours: float) -> datetime:
        """`add_working_time` in hours."""
        return self.add_working_time(moment, timedelta(hours=hours))

    def _forward(self, year: int, done: int) -> int:
        while done > _spans(self, year).total:
            done -= _spans(self, year).total
            year += 1
        return _spans(self, year).earliest_with(done)

    def _back(self, year: int, done: int) -> int:
        while done < 0:
            year -= 1
            done += _spans(self, year).total
        return _spans(self, year).latest_with(done)

    def _done_by(self, moment: datetime, year: int) -> int:
        return _spans(self, year).done_by(instant_of(moment))

    def _year_of(self, moment: datetime) -> int:
        return moment.astimezone(self.zone).year


@lru_cache(maxsize=YEARS_KEPT)
def _spans(working: WorkingTime, year: int) -> WorkedSpans:
    return WorkedSpans.of_year(year, hours_of_year(working, year), working.zone)
