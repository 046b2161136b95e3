"""An event of a calendar as far as an import asks: when, where, about what, with whom."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from icalendar import Event
from icalendar.prop.broken import vBroken

from matvey.core.emails import parse_email
from matvey.exchange.calendars.blocks import Block
from matvey.exchange.spreadsheets.values import clean_text

_CONTENT_LINE = re.compile(r"[A-Za-z0-9-]+(?:;[^:]*(?::[^:]*)?)*:")
_EARLIEST, _LATEST = 1900, 2200  # no year besides is meant
_DECLINED = frozenset({"DECLINED"})
_THINGS = frozenset({"RESOURCE", "ROOM"})


@dataclass(frozen=True, slots=True)
class Participant:
    """By the e-mail address, the name, or both."""

    address: str
    name: str


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """`start` is a moment, or a day where it takes the whole day; None where the file says none that holds."""

    line: int
    uid: str
    title: str
    place: str
    start: dt.datetime | dt.date | None
    participants: tuple[Participant, ...]
    is_cancelled: bool
    rule: Mapping[str, Any] = field(default_factory=dict)
    extra: tuple[dt.datetime | dt.date, ...] = ()
    excepted: tuple[dt.datetime | dt.date, ...] = ()
    occurrence: dt.datetime | dt.date | None = None
    categories: str = ""


type Zones = Mapping[str, dt.tzinfo]


def read_event(block: Block, zones: Zones) -> CalendarEvent | None:
    """None for what cannot be read at all; a line that does not hold costs only itself."""
    found = _parsed(block.text)
    if found is None:
        return None
    return CalendarEvent(
        line=block.line,
        uid=_text(found, "UID"),
        title=_text(found, "SUMMARY")[:250],
        place=_text(found, "LOCATION")[:250],
        start=next(iter(_moments(found, "DTSTART", zones)), None),
        participants=tuple(dict.fromkeys(_participants(found))),
        is_cancelled=_text(found, "STATUS").upper() == "CANCELLED",
        rule=_rule(found),
        extra=tuple(_moments(found, "RDATE", zones)),
        excepted=tuple(_moments(found, "EXDATE", zones)),
        occurrence=next(iter(_moments(found, "RECURRENCE-ID", zones)), None),
        categories=_text(found, "CATEGORIES"),
    )


def _parsed(text: str) -> Event | None:
    for attempt in (text, _mended(text)):
        try:
            return Event.from_ical(f"BEGIN:VEVENT\r\n{attempt}\r\nEND:VEVENT\r\n")  # type: ignore[return-value]
        except Exception:  # noqa: S112 - the library raises whatever broken input makes it raise
            continue
    return None


def _mended(text: str) -> str:
    """Only the lines that have the shape of a property."""
    return "\n".join(line for line in text.splitlines() if _CONTENT_LINE.match(line))


def _values(found: Event, name: str) -> list[Any]:
    """Without those that do not hold."""
    value = found.get(name)
    values = value if isinstance(value, list) else [] if value is None else [value]
    return [one for one in values if not isinstance(one, vBroken)]


def _text(found: Event, name: str) -> str:
    values = _values(found, name)
    if name == "CATEGORIES":
        return ", ".join(str(word) for value in values for word in getattr(value, "cats", [value]))
    return clean_text(str(values[0])) if values else ""


def _rule(found: Event) -> Mapping[str, Any]:
    value = next(iter(_values(found, "RRULE")), None)
    return dict(value) if isinstance(value, Mapping) else {}


def _moments(found: Event, name: str, zones: Zones) -> Iterator[dt.datetime | dt.date]:
    for value in _values(found, name):
        for one in getattr(value, "dts", [value]):
            moment = getattr(one, "dt", None)
            moment = moment[0] if isinstance(moment, tuple) else moment
            if not isinstance(moment, dt.date) or not _EARLIEST <= moment.year <= _LATEST:
                continue
            if isinstance(moment, dt.datetime):
                yield _in_zone(moment, _zone_named(value, one), zones)
            else:
                yield moment


def _zone_named(value: Any, one: Any) -> str:
    params = getattr(one, "params", None) or getattr(value, "params", None) or {}
    return str(params.get("TZID", ""))


def _in_zone(moment: dt.datetime, name: str, zones: Zones) -> dt.datetime:
    """A moment without a zone we know is taken for one of ours."""
    if moment.tzinfo:
        return moment
    return moment.replace(tzinfo=zones.get(name) or timezone.get_current_timezone())


def _participants(found: Event) -> Iterator[Participant]:
    for name in ("ORGANIZER", "ATTENDEE"):
        for value in _values(found, name):
            params = getattr(value, "params", {})
            if str(params.get("PARTSTAT", "")).upper() in _DECLINED:
                continue
            if str(params.get("CUTYPE", "")).upper() in _THINGS:
                continue
            one = Participant(_address(str(value)), _name(str(params.get("CN", ""))))
            if one.address or one.name:
                yield one


def _address(text: str) -> str:
    bare = re.sub(r"^(?:mailto|mail)\s*:\s*", "", clean_text(text), flags=re.IGNORECASE)
    try:
        return parse_email(bare)
    except (ValidationError, ValueError):
        return ""


def _name(text: str) -> str:
    name = clean_text(text).strip(" '\"")
    return "" if "@" in name else name[:200]
