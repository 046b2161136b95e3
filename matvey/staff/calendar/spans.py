"""A year of working hours laid out as instants, so that every question is a binary search."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import Final
from zoneinfo import ZoneInfo

from matvey.staff.calendar.hours import Hours

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND: Final = timedelta(microseconds=1)


def instant_of(moment: datetime) -> int:
    """Microseconds since 1970, exact whatever the time zone."""
    return (moment - EPOCH) // MICROSECOND


def moment_of(instant: int, zone: ZoneInfo) -> datetime:
    return (EPOCH + instant * MICROSECOND).astimezone(zone)


@dataclass(frozen=True, slots=True)
class WorkedSpans:
    """Spans of work as instants in microseconds, in order and apart.

    They are real time: an hour the clock skips in spring is not worked, one it repeats in autumn is
    worked twice. `before[i]` is the work done before span i; its last item is the work of all.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    before: tuple[int, ...]

    @classmethod
    def of_year(cls, year: int, hours: tuple[Hours, ...], zone: ZoneInfo) -> WorkedSpans:
        spans = tuple(_instants(date(year, 1, 1), hours, zone))
        return cls(
            tuple(start for start, _ in spans),
            tuple(end for _, end in spans),
            tuple(accumulate((end - start for start, end in spans), initial=0)),
        )

    @property
    def total(self) -> int:
        return self.before[-1]

    def done_by(self, instant: int) -> int:
        """The work done before the instant."""
        index = bisect_right(self.starts, instant) - 1
        if index < 0:
            return 0
        return self.before[index] + min(instant, self.ends[index]) - self.starts[index]

    def earliest_with(self, done: int) -> int:
        """The earliest instant by which that much is done; 0 < done <= total."""
        index = bisect_left(self.before, done) - 1
        return self.starts[index] + done - self.before[index]

    def latest_with(self, done: int) -> int:
        """The latest instant by which no more than that is done; 0 <= done < total."""
        index = bisect_right(self.before, done) - 1
        return self.starts[index] + done - self.before[index]

    def working_from(self, instant: int) -> int | None:
        """The instant itself if it is worked, else the next that is; `None` where nothing follows."""
        index = bisect_right(self.ends, instant)
        return max(instant, self.starts[index]) if index < len(self.starts) else None


def _instants(first: date, hours: tuple[Hours, ...], zone: ZoneInfo) -> Iterator[tuple[int, int]]:
    over = -(10**18)
    for number, day in enumerate(hours):
        midnight = datetime.combine(first + timedelta(days=number), datetime.min.time())
        for opens, closes in day.spans:
            start = max(over, instant_of(_at(midnight, opens, zone)))
            end = instant_of(_at(midnight, closes, zone))
            if start < end:
                over = end
                yield start, end


def _at(midnight: datetime, seconds: int, zone: ZoneInfo) -> datetime:
    """What the clock on the wall shows so many seconds after a midnight without clock changes."""
    return (midnight + timedelta(seconds=seconds)).replace(tzinfo=zone)
