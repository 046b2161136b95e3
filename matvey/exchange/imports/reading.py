"""What is left of a file to import, from where the import stopped; kept open between slices."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from django.core.files.storage import default_storage

from matvey.exchange.imports.entries import APART, Entry, entries
from matvey.exchange.imports.forerunner import Forerunner, ForerunnerGone
from matvey.exchange.imports.found_files import put_away
from matvey.exchange.imports.notebook import Notebook
from matvey.exchange.imports.opening import parts_of, rows_of
from matvey.exchange.imports.preparing import Prepared, Work, prepare
from matvey.exchange.models import Import, ImportPart
from matvey.exchange.several.archive import forget_unpacked
from matvey.exchange.spreadsheets.candidates.candidate import Refused
from matvey.exchange.spreadsheets.unreadable import UnreadableFile
from matvey.records.actions.files import path_of

LONG: Final = 512 * 1024  # bytes: some thousand rows


@dataclass
class Reading:
    """Entries prepared and not yet worked off stand in `ahead`; a trial keeps a `notebook`.

    A long table is soon read by a `forerunner`, a process of its own; without one it is read here.
    """

    imported: Import
    position: int
    notebook: Notebook | None
    forerunner: Forerunner | None
    entries: Iterator[Entry]
    ahead: list[Prepared] = field(default_factory=list)
    is_handed_over: bool = False

    @classmethod
    def of(cls, imported: Import, position: int, notebook: Notebook | None) -> Reading:
        """From the row after `position`."""
        forerunner = Forerunner.start(imported.pk) if _is_long(imported) else None
        return cls(imported, position, notebook, forerunner, entries_after(imported, position))

    def look_ahead(self, count: int, work: Work) -> list[Prepared]:
        """The next entries, at most so many; empty at the end of the file."""
        while len(self.ahead) < count and (more := self._more(count - len(self.ahead), work)):
            self.ahead += more
        return self.ahead[:count]

    def done(self, batch: Sequence[Entry]) -> None:
        """These have been committed."""
        del self.ahead[: len(batch)]
        self.position = batch[-1].last_position

    def end_forerunner(self) -> None:
        if self.forerunner:
            self.forerunner.end()

    def _more(self, count: int, work: Work) -> list[Prepared]:
        if self.forerunner and (self.is_handed_over or self.forerunner.is_ready):
            try:
                return self._from_forerunner(self.forerunner)
            except ForerunnerGone:
                self._go_on_alone()
        return prepare(list(islice(self.entries, count)), work)

    def _from_forerunner(self, forerunner: Forerunner) -> list[Prepared]:
        if not self.is_handed_over:
            forerunner.begin(self._taken)
            self.is_handed_over, self.entries = True, iter(())
        return forerunner.take()

    def _go_on_alone(self) -> None:
        """As if there had never been a forerunner."""
        self.forerunner, self.is_handed_over = None, False
        self.entries = entries_after(self.imported, self._taken)

    @property
    def _taken(self) -> int:
        """The position up to which the file has been read."""
        return self.ahead[-1].entry.last_position if self.ahead else self.position


def _is_long(imported: Import) -> bool:
    """Long enough for another process to be worth its start, and a processor there for it."""
    if not (imported.is_table and imported.digest) or (os.cpu_count() or 1) < 2:
        return False
    return default_storage.size(path_of(imported.digest)) >= LONG


def entries_after(imported: Import, position: int) -> Iterator[Entry]:
    """What the files say, from the row after `position`; rows before it are passed over unread."""
    keep = not imported.is_dry_run
    return (put_away(entry, keep=keep) for entry in _entries(imported, position))


def _entries(imported: Import, position: int) -> Iterator[Entry]:
    part, row = divmod(position, APART)
    for order, one in enumerate(parts_of(imported)[part:], start=part):
        after = row if order == part else 0
        if isinstance(one, ImportPart):
            yield from _of_several(one, after)
        else:
            yield from entries(rows_of(one, after))


def _of_several(part: ImportPart, after: int) -> Iterator[Entry]:
    """A file that turns out to be unreadable does not cost the others; its row says so."""
    reached = after
    try:
        for entry in entries(rows_of(part, after), part.order):
            reached = entry.last_row
            yield entry
    except UnreadableFile as unreadable:
        yield Entry.of(Refused(reached + 1, str(unreadable)), part.order)


_open: dict[int, Reading] = {}


def go_on_reading(imported: Import, position: int) -> Reading | None:
    """From the row after `position`; None for a trial of which it is not known any more what it has met."""
    reading = _open.get(imported.pk)
    if reading and reading.position == position:
        return reading
    notebook = Notebook.reopen(imported.pk, position) if imported.is_dry_run else None
    if imported.is_dry_run and notebook is None:
        return None
    return _keep(imported, Reading.of(imported, position, notebook))


def begin_reading(imported: Import) -> Reading:
    notebook = Notebook.begin(imported.pk) if imported.is_dry_run else None
    return _keep(imported, Reading.of(imported, 0, notebook))


def _keep(imported: Import, reading: Reading) -> Reading:
    """The file of one import is open at a time."""
    for other in list(_open.values()):
        let_go(other.imported)
    _open[imported.pk] = reading
    return reading


def let_go(imported: Import) -> None:
    """Somebody else may go on with it, or nobody."""
    if reading := _open.pop(imported.pk, None):
        reading.end_forerunner()


def close(imported: Import) -> None:
    """Nothing of it is needed any more."""
    if (reading := _open.get(imported.pk)) and reading.notebook:
        reading.notebook.forget()
    let_go(imported)
    forget_unpacked(imported.digest)
