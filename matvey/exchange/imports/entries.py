"""What a file says of one customer: mostly a row, several where the customer's cell is merged over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from matvey.exchange.spreadsheets.candidates.candidate import (
    Candidate,
    ContactCandidate,
    Point,
    Problem,
    Refused,
    Requisites,
)

_JOINED = ("addresses", "roles", "tags", "notes", "custom")
_FIRST_KNOWN = (
    *("person", "legal_name", "position", "birthday", "city", "region", "country", "postal_code", "source"),
    *("responsible", "branch", "external_id", "first_purchase_on", "last_purchase_on"),
)

APART: Final = 10**10
"""So far apart are the positions of the files of an import: no file has so many rows."""


def position(part: int, row: int) -> int:
    """Where a row stands in the whole of an import; of a single file simply its number."""
    return part * APART + row


@dataclass(frozen=True, slots=True)
class Entry:
    """`row` is the first row of it, `further` are those that go on about the same customer.

    `part` is the order of the file among those of the import.
    """

    row: int
    said: Candidate | Refused
    problems: tuple[tuple[int, Problem], ...]
    further: tuple[int, ...] = ()
    part: int = 0

    @classmethod
    def of(cls, row: Candidate | Refused, part: int = 0) -> Entry:
        further = row.further if isinstance(row, Candidate) else ()
        return cls(row.row, row, _problems(row), further, part)

    @property
    def last_row(self) -> int:
        return self.further[-1] if self.further else self.row

    @property
    def position(self) -> int:
        return position(self.part, self.row)

    @property
    def last_position(self) -> int:
        return position(self.part, self.last_row)

    @property
    def rows(self) -> int:
        return 1 + len(self.further)

    def with_row(self, more: Candidate) -> Entry:
        assert isinstance(self.said, Candidate)
        together = _together(self.said, more)
        further = (*self.further, more.row)
        return Entry(self.row, together, self.problems + _problems(more), further, self.part)


def entries(rows: Iterable[Candidate | Refused], part: int = 0) -> Iterator[Entry]:
    """Every row in its turn, with the rows that belong to it."""
    entry: Entry | None = None
    for row in rows:
        if entry and isinstance(row, Candidate) and row.continues and isinstance(entry.said, Candidate):
            entry = entry.with_row(row)
            continue
        if entry:
            yield entry
        entry = Entry.of(row, part)
    if entry:
        yield entry


def _problems(row: Candidate | Refused) -> tuple[tuple[int, Problem], ...]:
    """Without what the program put right by itself."""
    return tuple([(problem.row or row.row, problem) for problem in row.problems if not problem.mended])


def _together(one: Candidate, more: Candidate) -> Candidate:
    more = _personal(one, more)
    changes: dict[str, object] = {
        name: tuple(dict.fromkeys((*getattr(one, name), *getattr(more, name)))) for name in _JOINED
    }
    changes |= {name: getattr(one, name) or getattr(more, name) for name in _FIRST_KNOWN}
    requisites = {
        name: getattr(one.requisites, name) or getattr(more.requisites, name) for name in _REQUISITES
    }
    return replace(
        one,
        points=_points(one.points, more.points),
        contacts=_contacts(one.contacts, more.contacts),
        requisites=Requisites(**requisites),
        **changes,  # type: ignore[arg-type]  # each under the name it was taken from
    )


def _personal(one: Candidate, more: Candidate) -> Candidate:
    """In a row that only adds a person, what the customer has not got yet is that person's."""
    if len(more.contacts) != 1:
        return more
    person, known = more.contacts[0], {_identity(point) for point in one.points}
    own = tuple(point for point in more.points if _identity(point) not in known)
    return replace(more, points=(), contacts=(replace(person, points=(*person.points, *own)),))


_REQUISITES = ("inn", "kpp", "ogrn", "bank_account", "correspondent_account", "bik", "bank")


def _points(one: tuple[Point, ...], more: tuple[Point, ...]) -> tuple[Point, ...]:
    known = {_identity(point) for point in one}
    return (*one, *(point for point in more if _identity(point) not in known))


def _identity(point: Point) -> tuple[str, str]:
    return point.kind, point.value or point.typed


def _contacts(
    one: tuple[ContactCandidate, ...], more: tuple[ContactCandidate, ...]
) -> tuple[ContactCandidate, ...]:
    by_name = {contact.name: contact for contact in one}
    for contact in more:
        known = by_name.setdefault(contact.name, contact)
        by_name[contact.name] = replace(known, points=_points(known.points, contact.points))
    return tuple(by_name.values())
