"""The first of what files bring, as it will come in, for the page that asks before anything is imported."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matvey.core.moments import full_day
from matvey.exchange.formats import entry_of, label_of
from matvey.exchange.imports.entries import Entry, entries
from matvey.exchange.imports.new_points import homes_of
from matvey.exchange.imports.opening import glance_of, parts_of
from matvey.exchange.models import Import, ImportPart
from matvey.exchange.spreadsheets.candidates.candidate import (
    Candidate,
    CustomerKind,
    Point,
    PointKind,
    Problem,
)
from matvey.exchange.spreadsheets.unreadable import UnreadableFile

COUNTED = 10_000
SHOWN = 20
SHOWN_PROBLEMS = 50
_LONGEST = 3.0  # seconds: a page waits for no more than that


@dataclass(frozen=True)
class ShownEntry:
    """A customer as it will come in: what it is called, its people, how to reach them."""

    file: str
    row: int
    said: Candidate

    @property
    def people(self) -> list[str]:
        return [contact.name.full for contact in self.said.contacts]

    @property
    def reached(self) -> list[str]:
        points: list[Point] = [*self.said.points, *(p for one in self.said.contacts for p in one.points)]
        points.sort(key=lambda point: point.kind == PointKind.SITE)  # a site reaches nobody
        return list(dict.fromkeys(point.value or point.typed for point in points))

    @property
    def shown_name(self) -> str:
        return Truncator(self.said.name).chars(38)

    @property
    def is_company(self) -> bool:
        return self.said.kind == CustomerKind.COMPANY

    @property
    def further(self) -> list[str]:
        """What was between us, where they are, their tags and the first of what is noted of them."""
        return [*_history(self.said), *homes_of(self.said)[:1], *self.said.tags[:3], *self.said.notes[:2]]


def _history(said: Candidate) -> Iterator[str]:
    if born := said.birthday:
        day = date_format(dt.date(2000, born.month, born.day), "j E")  # 2000 has a 29 February
        yield _("born on %(day)s") % {"day": day}
    if count := len(said.meetings):
        yield ngettext("%(n)d meeting", "%(n)d meetings", count) % {"n": count}
    if said.letters:
        count = said.letters.count
        text = ngettext("%(n)d letter", "%(n)d letters", count) % {"n": count}
        last = said.letters.last_at
        yield f"{text}, {_('the last on %(day)s') % {'day': full_day(localdate(last))}}" if last else text


@dataclass(frozen=True)
class ShownProblem:
    file: str
    row: int
    problem: Problem


@dataclass
class ShownPart:
    """A file and how many entries it holds; with `is_more` there are more than were counted."""

    name: str
    kind: str
    entry: str
    order: int
    is_table: bool
    wrong: str = ""
    count: int = 0
    is_more: bool = False


@dataclass
class Preview:
    parts: list[ShownPart] = field(default_factory=list)
    entries: list[ShownEntry] = field(default_factory=list)
    problems: list[ShownProblem] = field(default_factory=list)
    refused: int = 0

    @property
    def count(self) -> int:
        return sum(part.count for part in self.parts)

    @property
    def is_more(self) -> bool:
        return any(part.is_more for part in self.parts)


def preview(imported: Import) -> Preview:
    """Every file is looked into, none for long: what was not reached is told as more."""
    seen, ends_at = Preview(), time.monotonic() + _LONGEST
    for part in parts_of(imported):
        seen.parts.append(shown := _shown(part))
        if shown.wrong:
            continue
        try:
            _look_into(part, shown, seen, ends_at)
        except UnreadableFile as unreadable:
            shown.wrong = str(unreadable)
    return seen


def _shown(part: Import | ImportPart) -> ShownPart:
    kind, entry = label_of(part.format), entry_of(part.format)
    if isinstance(part, ImportPart):
        return ShownPart(part.name, kind, entry, part.order, part.is_table, part.wrong)
    return ShownPart(part.file_name, kind, entry, 0, part.is_table)


def _look_into(part: Import | ImportPart, shown: ShownPart, seen: Preview, ends_at: float) -> None:
    rows, shown.is_more = glance_of(part)
    for entry in entries(rows, shown.order):
        if shown.count >= COUNTED or time.monotonic() > ends_at:
            shown.is_more = True
            return
        shown.count += 1
        _note(entry, shown.name, seen)


def _note(entry: Entry, file: str, seen: Preview) -> None:
    problems = [problem for _row, problem in entry.problems]
    if isinstance(entry.said, Candidate):
        if len(seen.entries) < SHOWN:
            seen.entries.append(ShownEntry(file, entry.row, replace(entry.said, files=())))
    else:
        seen.refused += 1
        problems.append(Problem("", entry.said.message, ""))
    room = max(0, SHOWN_PROBLEMS - len(seen.problems))
    seen.problems += [ShownProblem(file, entry.row, problem) for problem in problems[:room]]
