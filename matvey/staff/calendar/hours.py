"""When one day is worked: from nine to one, from two to six."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time, timedelta
from typing import Final

HOUR: Final = 3600
MIDNIGHT: Final = 24 * HOUR


@dataclass(frozen=True, slots=True)
class Hours:
    """The working spans of a day in seconds since its midnight: in order, apart, within [0, 24 h].

    No spans mean a day of rest. Build it with `of`, which joins spans that touch or overlap.
    """

    spans: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, *spans: tuple[time, time]) -> Hours:
        """From pairs of opening and closing; a closing at 0:00 is the midnight that ends the day.

        Raises ValueError where a span ends before it begins.
        """
        return cls(_joined((_seconds(opens), _seconds(closes) or MIDNIGHT) for opens, closes in spans))

    def __bool__(self) -> bool:
        return bool(self.spans)

    @property
    def length(self) -> timedelta:
        return timedelta(seconds=sum(end - start for start, end in self.spans))

    @property
    def closing(self) -> int:
        """The last working second of the day, as seconds since midnight; an error on a day of rest."""
        return self.spans[-1][1]

    def shortened(self, by: int = HOUR) -> Hours:
        """The same day ending `by` seconds of work earlier; nothing where it was no longer than that."""
        left = int(self.length.total_seconds()) - by
        kept = []
        for start, end in self.spans:
            if left <= 0:
                break
            kept.append((start, min(end, start + left)))
            left -= end - start
        return Hours(tuple(kept))


def _joined(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if end <= start:
            raise ValueError("A working span must end after it begins.")
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _seconds(moment: time) -> int:
    return moment.hour * HOUR + moment.minute * 60 + moment.second


REST: Final = Hours()
EIGHT_HOURS: Final = Hours.of((time(9), time(13)), (time(14), time(18)))
STANDARD_WEEK: Final = (EIGHT_HOURS,) * 5 + (REST,) * 2
