"""What files tell of the past: meetings and letters with the customer of a row, before anybody took it in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FoundMeeting:
    """`origin` is its number in the calendar it came from, with the day of a repeated one."""

    origin: str
    at: dt.datetime
    title: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class FoundLetters:
    """Fingerprints of the letters from and to one address, and when the first and the last was written."""

    address: str
    received: tuple[str, ...] = ()
    sent: tuple[str, ...] = ()
    first_at: dt.datetime | None = None
    last_at: dt.datetime | None = None

    @property
    def count(self) -> int:
        return len(self.received) + len(self.sent)
