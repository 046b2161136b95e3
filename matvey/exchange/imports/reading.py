"""What is left of a file to import, from where the import stopped; kept open between slices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import gettext as _

from matvey.exchange.imports.entries import Entry, entries
from matvey.exchange.imports.notebook import Notebook
from matvey.exchange.models import Import
from matvey.exchange.spreadsheets.candidates.interpreting import Interpreter
from matvey.exchange.spreadsheets.tables import Table, open_table
from matvey.exchange.spreadsheets.unreadable import UnreadableFile
from matvey.records.actions.files import path_of


def table_of(imported: Import) -> Table:
    """Raises `UnreadableFile`, also where the file is not kept any more."""
    if not imported.digest:
        raise UnreadableFile(_("The file of this import is not kept any more: choose it again."))
    path = default_storage.path(path_of(imported.digest))
    return open_table(path, imported.file_name, sheet=imported.sheet or None)


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
        interpreter = Interpreter(imported.mapping, today=timezone.localdate(imported.created_at))
        rows = (row for row in table_of(imported).rows() if row.number > position)
        return cls(entries(interpreter.all(rows)), position, notebook=notebook)

    def look_ahead(self, count: int) -> list[Entry]:
        """The next entries, at most so many; empty at the end of the file."""
        self.ahead += islice(self.entries, max(0, count - len(self.ahead)))
        return self.ahead[:count]

    def done(self, batch: Sequence[Entry]) -> None:
        """These have been committed."""
        del self.ahead[: len(batch)]
        self.position = batch[-1].last_row


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
