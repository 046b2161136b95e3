"""What a trial of an import would have brought into the base so far: kept beside it in a file."""

from __future__ import annotations

import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import batched
from pathlib import Path

from django.conf import settings

from matvey.core.person_names import PersonName
from matvey.customers.new import Place
from matvey.exchange.imports.matching import Known
from matvey.exchange.imports.someone import Key, Someone

_TABLES = """
CREATE TABLE someone (row INTEGER PRIMARY KEY, name, is_person, surname, given, patronymic, responsible,
    department, branch);
CREATE TABLE mark (value TEXT, brought INTEGER, number INTEGER, PRIMARY KEY (value, brought, number)) WITHOUT ROWID;
CREATE TABLE position (row INTEGER);
INSERT INTO position VALUES (0);
"""
_HOLDERS = "SELECT value, brought, number FROM mark WHERE value IN ({})"
_PEOPLE = "SELECT * FROM someone WHERE row IN ({})"
_AT_ONCE = 500
_FORGOTTEN_AFTER = 24 * 3600  # seconds


class Notebook:
    """Remembers whom the rows so far would bring and which marks they would add.

    It lies in the installation's folder, so that a trial may go on in another process.
    """

    def __init__(self, number: int) -> None:
        self._path = _folder() / f"{number}.sqlite3"
        self._base = sqlite3.connect(self._path, check_same_thread=False)
        self._base.execute("PRAGMA synchronous = OFF")

    @classmethod
    def begin(cls, number: int) -> Notebook:
        """An empty one; what trials long ago have left is removed."""
        _folder().mkdir(exist_ok=True)
        for path in _folder().glob("*.sqlite3*"):
            if path.stem == str(number) or time.time() - path.stat().st_mtime > _FORGOTTEN_AFTER:
                path.unlink(missing_ok=True)
        notebook = cls(number)
        notebook._base.executescript(_TABLES)
        return notebook

    @classmethod
    def reopen(cls, number: int, position: int) -> Notebook | None:
        """The one that was kept up to the row `position`; None where it was not, as after a crash."""
        if not (_folder() / f"{number}.sqlite3").exists():
            return None
        try:
            notebook = cls(number)
            [reached] = notebook._base.execute("SELECT row FROM position").fetchone()
        except sqlite3.DatabaseError:
            return None
        return notebook if reached == position else None

    def write(self, notes: Iterable[tuple[Someone, Iterable[str]]], position: int) -> None:
        """People with the marks they would have after the row `position`."""
        notes = list(notes)
        self._base.executemany(
            "INSERT OR IGNORE INTO someone VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [_values(someone) for someone, _ in notes if someone.position],
        )
        marks = [(value, *someone.key) for someone, values in notes for value in values]
        self._base.executemany("INSERT OR IGNORE INTO mark VALUES (?, ?, ?)", marks)
        self._base.execute("UPDATE position SET row = ?", [position])
        self._base.commit()

    def forget(self) -> None:
        self._base.close()
        self._path.unlink(missing_ok=True)

    def in_base(self, values: Iterable[str]) -> dict[str, set[int]]:
        """Which customers of the base would have which of the marks."""
        found: dict[str, set[int]] = defaultdict(set)
        for value, brought, number in self._holders(values):
            if not brought:
                found[value].add(number)
        return found

    def add_to(self, known: Known, values: Iterable[str]) -> None:
        """Let those be known whom the file brings with one of the marks."""
        held: dict[Key, list[str]] = defaultdict(list)
        for value, brought, row in self._holders(values):
            if brought:
                held[True, row].append(value)
        for someone in self._people([row for _, row in held]):
            known.note(someone, held[someone.key])

    def _holders(self, values: Iterable[str]) -> Iterator[tuple[str, int, int]]:
        for some in batched(values, _AT_ONCE, strict=False):
            yield from self._base.execute(_HOLDERS.format(_places(some)), some)

    def _people(self, rows: list[int]) -> Iterator[Someone]:
        for some in batched(rows, _AT_ONCE, strict=False):
            for row, name, is_person, *rest in self._base.execute(_PEOPLE.format(_places(some)), some):
                person = PersonName(*rest[:3]) if is_person else None
                yield Someone((True, row), name, person, Place(*rest[3:]))


def _folder() -> Path:
    return Path(settings.HOME) / "trials"


def _values(someone: Someone) -> tuple[object, ...]:
    person, place = someone.person or PersonName(), someone.place
    named = (
        someone.position,
        someone.name,
        someone.person is not None,
        person.surname,
        person.given,
        person.patronymic,
    )
    return (*named, place.responsible_id, place.department_id, place.branch_id)


def _places(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
