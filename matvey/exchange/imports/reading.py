"""The rows of an import from where it stopped; kept open between slices while the process lives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.core.files.storage import default_storage
from django.utils import timezone

from matvey.exchange.imports.deciding import Seen
from matvey.exchange.models import Import
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, Refused
from matvey.exchange.spreadsheets.candidates.interpreting import Interpreter
from matvey.exchange.spreadsheets.tables import Table, open_table
from matvey.records.actions.files import path_of


def table_of(imported: Import) -> Table:
    """Raises `UnreadableFile`."""
    path = default_storage.path(path_of(imported.digest))
    return open_table(path, imported.file_name, sheet=imported.sheet or None)


@dataclass
class Reading:
    """Rows taken from the file and not yet worked off stand in `ahead`."""

    rows: Iterator[Candidate | Refused]
    position: int
    ahead: list[Candidate | Refused] = field(default_factory=list)
    seen: Seen = field(default_factory=Seen)

    @classmethod
    def of(cls, imported: Import, position: int) -> Reading:
        """From the row after `position`; rows before it are passed over unread."""
        interpreter = Interpreter(imported.mapping, today=timezone.localdate(imported.created_at))
        rows = (row for row in table_of(imported).rows() if row.number > position)
        return cls(interpreter.all(rows), position)

    def look_ahead(self, count: int) -> list[Candidate | Refused]:
        """The next rows, at most so many; empty at the end of the file."""
        self.ahead += islice(self.rows, max(0, count - len(self.ahead)))
        return self.ahead[:count]

    def done(self, rows: list[Candidate | Refused]) -> None:
        """These rows have been committed."""
        del self.ahead[: len(rows)]
        self.position = rows[-1].row


_open: dict[int, Reading] = {}


def reading_of(imported: Import, position: int) -> Reading:
    """The open reading if it stands there, else a new one; the file of one import is open at a time."""
    reading = _open.get(imported.pk)
    if reading is None or reading.position != position:
        _open.clear()
        reading = _open[imported.pk] = Reading.of(imported, position)
    return reading


def close(imported: Import) -> None:
    _open.pop(imported.pk, None)
