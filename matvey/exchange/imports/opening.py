"""The files of an import, opened: the stored one, and those inside it where it is an archive."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import gettext as _

from matvey.exchange.formats import format_named
from matvey.exchange.models import SEVERAL, Contents, Import, ImportMatch, ImportPart, ImportProblem
from matvey.exchange.own_file.headings import is_own
from matvey.exchange.own_file.reading import own_rows
from matvey.exchange.several.archive import unpacked
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, Refused
from matvey.exchange.spreadsheets.candidates.interpreting import Interpreter
from matvey.exchange.spreadsheets.files.sources import Source
from matvey.exchange.spreadsheets.tables import Table, open_table
from matvey.exchange.spreadsheets.unreadable import UnreadableFile
from matvey.exchange.spreadsheets.vocabulary.address_books import is_address_book
from matvey.records.actions.files import path_of


def stored(imported: Import) -> Source:
    """Raises `UnreadableFile`, also where the file is not kept any more."""
    if not imported.digest:
        raise UnreadableFile(_("The file of this import is not kept any more: choose it again."))
    return Source.of(default_storage.path(path_of(imported.digest)), imported.file_name)


def source_of(part: Import | ImportPart) -> Source:
    """A file whose rows are read. Raises `UnreadableFile`."""
    if isinstance(part, Import):
        return stored(part)
    return unpacked(stored(part.of), part.of.digest, part.member, part.name)


def table_of(part: Import | ImportPart) -> Table:
    """Raises `UnreadableFile`."""
    source = source_of(part)
    return open_table(source.place, source.name, sheet=part.sheet or None)


def parts_of(imported: Import) -> list[Import | ImportPart]:
    """The files whose rows are read: the import itself, unless it has several."""
    if imported.format != SEVERAL:
        return [imported]
    return list(imported.parts.select_related("of"))


def columns_of(imported: Import) -> list[tuple[int, str, str]]:
    """Column, heading and target of what the tables among the files bring in."""
    return [column for part in parts_of(imported) if part.is_table for column in part.mapping.columns]


def in_files[Noted: (ImportProblem, ImportMatch)](imported: Import, noted: Iterable[Noted]) -> list[Noted]:
    """What was noted of rows, each with the `file` it stands in; empty where there is only one."""
    names = dict(imported.parts.values_list("order", "name"))
    found = list(noted)
    for one in found:
        one.file = names.get(one.part, "")
    return found


def rows_of(part: Import | ImportPart, after: int = 0) -> Iterator[Candidate | Refused]:
    """What a file says of customers, from the row after `after`; rows before it are passed over unread."""
    if isinstance(part, ImportPart) and not part.format:
        return iter([Refused(1, part.wrong)] if after < 1 else [])
    today = day_of(part)
    if part.is_table:
        left = (row for row in table_of(part).rows() if row.number > after)
        if is_own(part.labels):
            return own_rows(part.mapping, left, today=today)
        gathers = is_address_book(part.labels)
        return Interpreter(part.mapping, today=today, gathers=gathers).all(left)
    rows = format_named(part.format).rows(source_of(part), today)
    return (row for row in rows if row.row > after)


def glance_of(part: Import | ImportPart) -> tuple[Iterator[Candidate | Refused], bool]:
    """The rows to be shown before an import, and whether they are only those of the beginning of a long file."""
    longest = None if part.is_table or not part.format else format_named(part.format).glance
    if longest is None or (source := source_of(part)).size <= longest:
        return rows_of(part), False
    beginning = Source(source.head(longest), source.name)
    return format_named(part.format).rows(beginning, day_of(part)), True


def day_of(part: Contents) -> dt.date:
    """The day by which short years and birthdays are read."""
    imported = part.of if isinstance(part, ImportPart) else part
    assert isinstance(imported, Import)
    return timezone.localdate(imported.created_at)
