"""Time zones as calendars name them: by city, as Windows does, or described in the file itself."""

from __future__ import annotations

import datetime as dt

from icalendar import Timezone

from matvey.exchange.calendars.blocks import Block


def zone_of(block: Block) -> tuple[str, dt.tzinfo] | None:
    """The name and the zone a file describes; None where the description does not hold."""
    try:
        found = Timezone.from_ical(f"BEGIN:VTIMEZONE\r\n{block.text}\r\nEND:VTIMEZONE\r\n")
        return str(found["TZID"]), found.to_tz()  # type: ignore[attr-defined]
    except Exception:
        return None
