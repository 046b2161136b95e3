"""What a file is, and what its columns mean where it is a table: understood before anything is imported."""

from __future__ import annotations

from django.utils.translation import gettext as _

from matvey.core.folding import fold
from matvey.exchange.formats import format_of
from matvey.exchange.imports.opening import source_of, stored, table_of
from matvey.exchange.models import SEVERAL, TABLE, Import, ImportPart, RememberedMapping
from matvey.exchange.own_file.headings import own_field_of
from matvey.exchange.several.archive import Member, is_archive, members
from matvey.exchange.spreadsheets.files.sources import Source
from matvey.exchange.spreadsheets.guessing.guess import guess
from matvey.exchange.spreadsheets.mapping import ColumnMapping, shape
from matvey.exchange.spreadsheets.tables import Table
from matvey.exchange.spreadsheets.unreadable import UnreadableFile
from matvey.exchange.spreadsheets.vocabulary.address_books import known_columns
from matvey.exchange.spreadsheets.vocabulary.targets import ASIDE, BY_KEY, CUSTOM
from matvey.records.models import CustomField


def understand(imported: Import) -> list[ImportPart]:
    """Fills in what the file is; answers the files inside where it is an archive, not saved yet.

    Raises `UnreadableFile` for what holds no customers in any way we can read.
    """
    source = stored(imported)
    if is_archive(source):
        imported.format = SEVERAL
        return _parts(imported, source)
    if found := format_of(source):
        imported.format = found.key
    else:
        understand_table(imported)
    return []


def understand_table(part: Import | ImportPart) -> None:
    """As a table of this shape was understood last time, else as its headings and contents say."""
    table = table_of(part)
    part.format, part.sheet, part.shape, part.labels = TABLE, table.sheet, shape(table), list(table.labels)
    part.targets = list(_understood(table, part.shape).targets)


def names_customers(part: Import | ImportPart) -> bool:
    """Whether a column of the table names customers."""
    return "own.name" in part.targets or any(BY_KEY[key].names for key in part.targets if key in BY_KEY)


def _parts(imported: Import, source: Source) -> list[ImportPart]:
    parts = [_part(imported, order, member) for order, member in enumerate(members(source))]
    if not parts:
        raise UnreadableFile(_("There are no files in the archive."))
    if not any(part.format for part in parts):
        reasons = dict.fromkeys(part.wrong for part in parts)
        text = _("None of the files can be read. %(reasons)s")
        raise UnreadableFile(text % {"reasons": " ".join(list(reasons)[:3])})
    return parts


def _part(imported: Import, order: int, member: Member) -> ImportPart:
    part = ImportPart(of=imported, order=order, member=member.number, name=member.name, format="")
    try:
        if member.is_encrypted:
            raise UnreadableFile(_("The file is protected with a password."))
        _recognise(part)
    except UnreadableFile as unreadable:
        part.format, part.wrong = "", str(unreadable)[:300]
    return part


def _recognise(part: ImportPart) -> None:
    source = source_of(part)
    if is_archive(source):
        raise UnreadableFile(_("An archive inside an archive is not opened: choose it by itself."))
    if found := format_of(source):
        part.format = found.key
        return
    understand_table(part)
    if not names_customers(part):
        raise UnreadableFile(_("No column of this table names a customer."))


def _understood(table: Table, known_shape: str) -> ColumnMapping:
    if table.is_own:
        return _nothing_lost(_with_own_fields(ColumnMapping.of(guess(table))))
    remembered = RememberedMapping.objects.filter(shape=known_shape).first()
    if remembered and len(remembered.targets) == len(table.labels):
        return ColumnMapping(table.labels, tuple(remembered.targets))
    known: dict[int, str | None] = {**known_columns(table.labels)}
    return _nothing_lost(ColumnMapping.of(guess(table)).changed(known))


def _with_own_fields(mapping: ColumnMapping) -> ColumnMapping:
    """A column of the program's own file that is called after one of the company's own fields."""
    fields = {fold(field.label): field for field in CustomField.objects.of_kind("customer")}
    named = [(n, own_field_of(label)) for n, label in enumerate(mapping.labels)]
    found = {n: fields.get(fold(name)) for n, name in named if name}
    return mapping.changed({n: f"{CUSTOM}{field.key}" for n, field in found.items() if field})


def _nothing_lost(mapping: ColumnMapping) -> ColumnMapping:
    """What nobody can place goes into the notes under the name of its column."""
    undecided = [n for n, target in enumerate(mapping.targets) if target is None and mapping.labels[n]]
    return mapping.changed(dict.fromkeys(undecided, ASIDE))
