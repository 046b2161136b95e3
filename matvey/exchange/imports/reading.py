"""What is left of a file to import, from where the import stopped; kept open between slices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from matvey.exchange.imports.entries import APART, Entry, entries
from matvey.exchange.imports.found_files import put_away
from matvey.exchange.imports.notebook import Notebook
from matvey.exchange.imports.opening import parts_of, rows_of
from matvey.exchange.models import Import, ImportPart
from matvey.exchange.several.archive import forget_unpacked
from matvey.exchange.spreadsheets.candidates.candidate import Refused
from matvey.exchange.spreadsheets.unreadable import UnreadableFile


@dataclass
class Reading:
    """Entries taken from the file and not yet worked off stand in `ahead`; a trial keeps a `notebook`."""

    entries: Iterator[Entry]
    position: int
    ahead: list[Entry] = field(default_factory=list)
    notebook: Notebook | None = None

    @classmethod
    def of(cls, imported: Import, position: int, notebook: Notebook | None) -> Reading:
        """From the row after `position`; rows before it are passed over unread."""
        found = _entries(imported, position)
        return cls(
            (put_away(entry, keep=not imported.is_dry_run) for entry in found), position, notebook=notebook
        )

    def look_ahead(self, count: int) -> list[Entry]:
        """The next entries, at most so many; empty at the end of the file."""
        self.ahead += islice(self.entries, max(0, count - len(self.ahead)))
        return self.ahead[:count]

    def done(self, batch: Sequence[Entry]) -> None:
        """These have been committed."""
        del self.ahead[: len(batch)]
        self.position = batch[-1].last_position


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
    _open.clear()
    _open[imported.pk] = reading
    return reading


def close(imported: Import) -> None:
    reading = _open.pop(imported.pk, None)
    if reading and reading.notebook:
        reading.notebook.forget()
    forget_unpacked(imported.digest)
