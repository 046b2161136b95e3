"""Calendars as a format of imports."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from matvey.exchange.calendars.rows import people_of
from matvey.exchange.formats import Format, add
from matvey.exchange.own_people import own_people
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, Refused
from matvey.exchange.spreadsheets.files.sources import Source

_BEGIN = re.compile(rb"(?:\xef\xbb\xbf)?\s*BEGIN\s*:\s*(?:VCALENDAR|VEVENT)", re.IGNORECASE)
_INSIDE = re.compile(rb"^\s*BEGIN\s*:\s*VEVENT", re.IGNORECASE | re.MULTILINE)
_GLANCE = 4 * 1024 * 1024


def recognises(name: str, head: bytes) -> bool:
    """A calendar begins at the beginning; a file called .ics may have something before it."""
    return bool(_BEGIN.match(head)) or (name.lower().endswith(".ics") and bool(_INSIDE.search(head)))


def rows(source: Source, today: dt.date) -> Iterator[Candidate | Refused]:
    return people_of(source, today, own_people())


add(
    Format(
        "calendar",
        _("Calendar"),
        _("Person"),
        recognises,
        rows,
        (".ics", ".ical"),
        glance=_GLANCE,
        about=_("birthdays, and meetings with those who took part;"),
    )
)
