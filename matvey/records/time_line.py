"""The time line of a record: events of the journal as a card shows them, newest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from matvey.core.moments import full_day
from matvey.journal import verbs
from matvey.journal.models import Event, EventQuerySet
from matvey.journal.verbs import Text, Verb
from matvey.records.screens import Screen
from matvey.staff import kinds
from matvey.staff.http import StaffRequest

PAGE = 30
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?")


@dataclass(frozen=True)
class Change:
    """One field before and after, as texts."""

    label: Text
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One event as it is drawn."""

    event: Event
    verb: Verb
    text: str
    changes: Sequence[Change]


@dataclass(frozen=True)
class TimeLine:
    """Entries by day; `older` is where the next page begins."""

    days: list[tuple[datetime, list[Entry]]]
    older: str


def time_line_of(request: StaffRequest, screen: Screen[Any], record: Any) -> TimeLine | None:
    """One indexed query, however many rows and modules there are."""
    if not screen.has_time_line:
        return None
    events = _events(screen, record).not_private(request.access).exclude(verb__in=verbs.quiet_keys())
    page = list(_before(events, request.GET.get("before", "")).with_people()[: PAGE + 1])
    entries = [entry_of(event) for event in page[:PAGE]]
    by_day = groupby(entries, key=lambda entry: timezone.localtime(entry.event.happened_at).date())
    days = [(group[0].event.happened_at, group) for group in (list(found) for _day, found in by_day)]
    return TimeLine(days, _cursor(page[PAGE - 1]) if len(page) > PAGE else "")


def entry_of(event: Event) -> Entry:
    verb = verbs.get(event.verb)
    detail = getattr(event, "detail", None)
    if detail is None:
        return Entry(event, verb, "", ())
    keys = () if verb.brief else dict.fromkeys([*detail.before, *detail.after])
    changes = [
        Change(verb.fields.get(key, key), _text(detail.before.get(key)), _text(detail.after.get(key)))
        for key in keys
    ]
    return Entry(event, verb, detail.text, changes)


def _events(screen: Screen[Any], record: Any) -> EventQuerySet:
    customer_id = kinds.get(screen.kind).customer_id(record)
    if customer_id is not None:
        return Event.objects.of_customer(customer_id)
    return Event.objects.of_subject(screen.kind, record.pk)


def _before(events: EventQuerySet, cursor: str) -> EventQuerySet:
    """Events older than the cursor; a cursor that is none is the beginning."""
    moment_text, _sep, pk = cursor.rpartition("_")
    moment = parse_datetime(moment_text) if pk.isascii() and pk.isdigit() else None
    return events.older_than(moment, int(pk)) if moment else events


def _cursor(event: Event) -> str:
    return f"{event.happened_at.isoformat()}_{event.pk}"


def _text(value: object) -> str:
    """As people read it; days and moments stand in the journal as ISO 8601."""
    if isinstance(value, list):
        return ", ".join(_text(item) for item in value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, str) and _DAY.fullmatch(value):
        moment = parse_datetime(value) if "T" in value else parse_date(value)
        return full_day(moment) if moment else value
    return "" if value is None else str(value)
