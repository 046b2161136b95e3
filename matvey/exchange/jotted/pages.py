"""A page of a notebook as a format of imports: one customer a line, or cards with empty lines between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matvey.core.phones import parse_phone
from matvey.core.requisites import parse_inn
from matvey.exchange.formats import Format, add
from matvey.exchange.jotted.jotting import Jotting
from matvey.exchange.jotted.marks import marks_in
from matvey.exchange.jotted.reading import take_apart
from matvey.exchange.spreadsheets.candidates.assembly import candidate, names_somebody
from matvey.exchange.spreadsheets.candidates.candidate import (
    Address,
    Candidate,
    Checked,
    Point,
    PointKind,
    Refused,
)
from matvey.exchange.spreadsheets.candidates.draft import Draft
from matvey.exchange.spreadsheets.files.encodings import encoding_of
from matvey.exchange.spreadsheets.files.rows import Row
from matvey.exchange.spreadsheets.files.sources import Source
from matvey.exchange.spreadsheets.guessing.guess import SURE_ENOUGH, guess
from matvey.exchange.spreadsheets.tables import open_table
from matvey.exchange.spreadsheets.unreadable import UnreadableFile
from matvey.exchange.spreadsheets.values import EMPTY

_LOOKED_THROUGH = 100
_LONGEST_PAGE = 2 * 1024 * 1024
_LONGEST_TOLD = 200
_COLUMNS = frozenset({"phone", "email", "mobile", "inn"})


def recognises(_name: str, head: bytes) -> bool:
    """A text most lines of which have a phone or an e-mail among words, and no columns."""
    if b"\0" in head or (encoding := encoding_of(head)) is None:
        return False
    entries = [text for _line, text in _entries(head.decode(encoding, "replace").splitlines())][
        :_LOOKED_THROUGH
    ]
    if not entries or any("\t" in text for text in entries):
        return False
    mixed = [text for text in entries if _is_mixed(text)]
    return len(mixed) * 2 > len(entries) and not _is_table(head)


def rows(source: Source, today: dt.date) -> Iterator[Candidate | Refused]:
    """One a line or card, numbered by the line it begins in."""
    content = source.head(_LONGEST_PAGE)
    text = content.decode(encoding_of(content) or "utf-8", "replace")
    for line, entry in _entries(text.splitlines()):
        yield _candidate(line, entry, take_apart(entry), today)


def _entries(lines: list[str]) -> Iterator[tuple[int, str]]:
    """With the numbers of their first lines. Where most blocks between empty lines have several lines, each
    block is a card."""
    blocks: list[tuple[int, list[str]]] = []
    is_open = False
    for number, line in enumerate(lines, 1):
        if line.strip() and is_open:
            blocks[-1][1].append(line)
        elif line.strip():
            blocks.append((number, [line]))
        is_open = bool(line.strip())
    several = sum(len(block) > 1 and sum(map(_has_way, block)) <= len(block) / 2 for _number, block in blocks)
    if several * 2 > len(blocks):
        yield from ((number, "\n".join(block)) for number, block in blocks)
        return
    for number, block in blocks:
        yield from enumerate(block, number)


def _has_way(text: str) -> bool:
    return any(mark.kind in ("phone", "email") for mark in marks_in(text[:1_000]))


def _is_mixed(text: str) -> bool:
    """A way to reach somebody, and words beside it."""
    text = text[:1_000]
    marks = marks_in(text)
    taken = sum(mark.end - mark.start for mark in marks)
    return _has_way(text) and len(text.strip()) - taken >= 3


def _is_table(head: bytes) -> bool:
    """Whether it has a heading, or columns that are told by what stands in them."""
    try:
        table = open_table(head, "page.txt")
    except UnreadableFile:
        return True
    if table.header.last:
        return True
    sample = table.sample(_LOOKED_THROUGH)
    columns = [one.column for one in guess(table) if one.target in _COLUMNS and one.confidence >= SURE_ENOUGH]
    return len(table.labels) > 1 and any(_is_filled(sample, column) for column in columns)


def _is_filled(sample: Sequence[Row], column: int) -> bool:
    """In most rows: a phone that stands third in a single line makes no column of phones."""
    filled = [row for row in sample if column < len(row.values) and row.values[column] != EMPTY]
    return len(filled) * 3 >= len(sample) * 2


def _candidate(line: int, entry: str, said: Jotting, today: dt.date) -> Candidate | Refused:
    draft = Draft(today)
    draft.companies += [said.company] if said.company else []
    draft.people += [said.person] if said.person else []
    draft.positions += [said.position] if said.position else []
    draft.points += [_phone(typed) for typed in said.phones]
    draft.points += [Point(PointKind.EMAIL, typed, typed.lower()) for typed in said.emails]
    draft.points += [Point(PointKind.SITE, said.site, said.site.lower())] if said.site else []
    if said.inn:
        draft.requisites["inn"] = Checked(said.inn, _inn(said.inn))
    if said.city:
        draft.places[""] = {"city": said.city}
    draft.addresses += [Address(said.address)] if said.address else []
    draft.notes += [said.note] if said.note else []
    if not names_somebody(draft):
        return Refused(line, _("Nothing in “%(text)s” names a customer.") % {"text": entry[:_LONGEST_TOLD]})
    return candidate(draft, line, continues=False)


def _phone(typed: str) -> Point:
    try:
        phone = parse_phone(typed)
    except ValidationError:
        return Point(PointKind.PHONE, typed, "")
    return Point(PointKind.PHONE, typed, phone.e164, phone.extension)


def _inn(typed: str) -> str:
    try:
        return parse_inn(typed)
    except ValidationError:
        return ""


add(
    Format(
        "notebook",
        gettext_lazy("A page of a notebook"),
        gettext_lazy("Line"),
        recognises,
        rows,
        about=gettext_lazy("a line a customer, typed or pasted"),
    )
)
