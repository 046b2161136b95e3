"""Everybody a calendar names as candidates, with their meetings and birthdays; what was left out is told."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from matvey.core.folding import fold
from matvey.exchange.calendars.birthdays import birthday_in
from matvey.exchange.calendars.blocks import blocks_in
from matvey.exchange.calendars.event import CalendarEvent, Participant, read_event
from matvey.exchange.calendars.recurring import as_moment, times_of
from matvey.exchange.calendars.zones import zone_of
from matvey.exchange.found_history import FoundMeeting
from matvey.exchange.letters.own import Own
from matvey.exchange.letters.robots import is_robot
from matvey.exchange.named_by_mail import candidate_of
from matvey.exchange.spreadsheets.candidates.candidate import Birthday, Candidate, Refused
from matvey.exchange.spreadsheets.files.sources import Source

_MOST_TOLD = 200
_LONGEST_ORIGIN = 180
_LISTED = 20


@dataclass(slots=True)
class Person:
    """Somebody a calendar names: by the address, or by the name alone."""

    address: str
    name: str
    birthday: Birthday | None = None
    meetings: dict[str, FoundMeeting] = field(default_factory=dict)


@dataclass
class Calendar:
    """What a calendar file tells: its people in the order met, what was left out and why."""

    people: dict[str, Person] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def of(self, address: str, name: str) -> Person:
        one = self.people.setdefault(address or fold(name), Person(address, name))
        one.name = max(one.name, name, key=lambda known: len(known.split()))
        return one


def people_of(source: Source, today: dt.date, own: Own) -> Iterator[Candidate | Refused]:
    """One a human or company the calendar names; our own people are no customers."""
    found = read_calendar(source, today, own)
    for number, one in enumerate(found.people.values(), 1):
        yield _candidate(number, one, today)
    for number, message in enumerate(_told(found), len(found.people) + 1):
        yield Refused(number, message)


def read_calendar(source: Source, today: dt.date, own: Own) -> Calendar:
    found = Calendar()
    events = list(_events(source, found))
    moved = {(event.uid, as_moment(event.occurrence)) for event in events if event.occurrence}
    for event in events:
        if birthday := birthday_in(event, today):
            found.of("", birthday[0]).birthday = birthday[1]
        elif event.is_cancelled:
            found.left_out["cancelled"] += 1
        else:
            _note_meeting(
                event, [at for at in times_of(event, today) if _stays(event, at, moved)], own, found
            )
    return found


def _events(source: Source, found: Calendar) -> Iterator[CalendarEvent]:
    zones: dict[str, dt.tzinfo] = {}
    for block in blocks_in(source):
        if block.kind == "VTIMEZONE":
            if zone := zone_of(block):
                zones[zone[0]] = zone[1]
            continue
        if block.broken:
            found.broken.append(_("Line %(line)d: the event has no end.") % {"line": block.line})
        event = read_event(block, zones)
        if event is None or event.start is None:
            found.broken.append(_("Line %(line)d: the event does not say when it is.") % {"line": block.line})
        else:
            yield event


def _stays(event: CalendarEvent, at: dt.datetime, moved: set[tuple[str, dt.datetime]]) -> bool:
    """A single time of a repeated meeting that was moved stands in the file as an event of its own."""
    return event.occurrence is not None or (event.uid, at) not in moved


def _note_meeting(event: CalendarEvent, times: Sequence[dt.datetime], own: Own, found: Calendar) -> None:
    others = [one for one in event.participants if one.address not in own and not is_robot(one.address)]
    if not others:
        found.left_out["alone"] += 1
        return
    text = _text(event)
    for at in times:
        meeting = FoundMeeting(_origin(event, at), at, event.title, text)
        for one in others:
            found.of(one.address, one.name).meetings[meeting.origin] = meeting


def _origin(event: CalendarEvent, at: dt.datetime) -> str:
    """The number of the meeting, of a repeated one with its time; without a number what it is and when."""
    uid = event.uid or f"{event.title}\n{at.isoformat()}"
    if len(uid) > _LONGEST_ORIGIN - 40 or not event.uid:
        uid = hashlib.sha256(uid.encode("utf-8", "replace")).hexdigest()[:32]
    repeated = as_moment(event.occurrence) if event.occurrence else at if event.rule or event.extra else None
    return f"ics:{uid}:{repeated.astimezone(dt.UTC):%Y%m%dT%H%M}" if repeated else f"ics:{uid}"


def _text(event: CalendarEvent) -> str:
    lines = [_("Place: %(place)s") % {"place": event.place}] if event.place else []
    names = [_named(one) for one in event.participants[:_LISTED]]
    if len(event.participants) > _LISTED:
        names.append(_("and %(count)d more") % {"count": len(event.participants) - _LISTED})
    return "\n".join([*lines, _("With: %(names)s") % {"names": ", ".join(names)}])


def _named(one: Participant) -> str:
    return f"{one.name} <{one.address}>" if one.name and one.address else one.name or one.address


def _candidate(number: int, one: Person, today: dt.date) -> Candidate:
    candidate = candidate_of(number, one.address, one.name, today=today)
    meetings = tuple(sorted(one.meetings.values(), key=lambda meeting: meeting.at))
    return replace(candidate, meetings=meetings, birthday=one.birthday or candidate.birthday)


def _told(found: Calendar) -> Iterator[str]:
    if alone := found.left_out["alone"]:
        yield _("Events without anybody but our own people were left out: %(count)d.") % {"count": alone}
    if cancelled := found.left_out["cancelled"]:
        yield _("Cancelled events were left out: %(count)d.") % {"count": cancelled}
    yield from found.broken[:_MOST_TOLD]
    if (more := len(found.broken) - _MOST_TOLD) > 0:
        yield _("%(count)d more events are broken.") % {"count": more}
