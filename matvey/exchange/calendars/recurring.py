"""The single times of a meeting that is repeated: those that were, and the next one."""

from __future__ import annotations

import datetime as dt
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

from dateutil.rrule import rrulestr
from django.utils import timezone

from matvey.exchange.calendars.event import CalendarEvent

MOST = 500
"""Of a meeting repeated more often the last so many."""
_RATES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_USUAL = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST"})
"""What rules by days and weeks consist of; one of other parts may be impossible, and would be looked for long."""
_EARLIEST = 1970
_NO_END = dt.datetime(9999, 12, 31)  # noqa: DTZ001 - by the clock of the meeting's own place
_AHEAD = dt.timedelta(days=366)


def times_of(event: CalendarEvent, today: dt.date) -> list[dt.datetime]:
    """When it was, and of what is to come the next time only; empty where the file does not say when."""
    if event.start is None:
        return []
    start = as_moment(event.start)
    times = {start, *_repeated(event.rule, start, today), *map(as_moment, event.extra)}
    times -= {as_moment(moment) for moment in event.excepted}
    known = sorted(times)
    ends = _end_of(today)
    past = [moment for moment in known if moment <= ends][-MOST:]
    return past + [moment for moment in known if moment > ends][:1]


def as_moment(value: dt.datetime | dt.date) -> dt.datetime:
    """A whole day begins at midnight of ours."""
    if isinstance(value, dt.datetime):
        return value if value.tzinfo else value.replace(tzinfo=timezone.get_current_timezone())
    return dt.datetime.combine(value, dt.time(), timezone.get_current_timezone())


def _end_of(today: dt.date) -> dt.datetime:
    return as_moment(today + dt.timedelta(days=1))


def _repeated(rule: Mapping[str, Any], start: dt.datetime, today: dt.date) -> Iterator[dt.datetime]:
    """By the clock of the meeting's own place, so that summer time does not move it."""
    rate = str(next(iter(rule.get("FREQ", [])), "")).upper()
    every = next(iter(rule.get("INTERVAL", [])), 1)
    if rate in ("DAILY", "WEEKLY") and not _USUAL.issuperset(map(str.upper, rule)):
        return
    if rate not in _RATES or start.year < _EARLIEST or not (isinstance(every, int) and every > 0):
        return
    bare, zone = start.replace(tzinfo=None), start.tzinfo
    last = min(_until(rule, start), dt.datetime.combine(today, dt.time()) + _AHEAD)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a rule may have both an end and a number of times
            for moment in rrulestr(_written(rule, last), dtstart=bare):
                yield moment.replace(tzinfo=zone)
    except (ValueError, TypeError, OverflowError):
        return


def _written(rule: Mapping[str, Any], last: dt.datetime) -> str:
    """With an end of ours: an impossible rule would look for a time until the year 9999."""
    kept = {name: values for name, values in rule.items() if name.upper() != "UNTIL"}
    parts = [f"{name}={','.join(map(str, values))}" for name, values in kept.items()]
    return ";".join([*parts, f"UNTIL={last:%Y%m%dT%H%M%S}"])


def _until(rule: Mapping[str, Any], start: dt.datetime) -> dt.datetime:
    value = next(iter(rule.get("UNTIL", [])), None)
    if isinstance(value, dt.datetime):
        return (value.astimezone(start.tzinfo) if value.tzinfo else value).replace(tzinfo=None)
    return dt.datetime.combine(value, dt.time.max) if isinstance(value, dt.date) else _NO_END
