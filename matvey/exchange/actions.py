"""Starts imports and remembers how their columns were understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.exchange.imports.opening import parts_of
from matvey.exchange.imports.understanding import names_customers, understand, understand_table
from matvey.exchange.models import Import, ImportPart, RememberedMapping
from matvey.exchange.rights import IMPORT as RIGHT
from matvey.exchange.several.packing import packed
from matvey.exchange.spreadsheets.unreadable import UnreadableFile
from matvey.exchange.spreadsheets.vocabulary.targets import is_target
from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.journal.jobs import enqueue
from matvey.records.actions.files import store
from matvey.staff.access import Actor
from matvey.staff.models import Employee

IMPORT = "exchange.import"
CONTENTS = ("format", "sheet", "shape", "labels", "targets")


@dataclass(frozen=True)
class Choices:
    """What a person decides before an import: on duplicates, on trying out, whose the customers become."""

    on_duplicate: str = Import.OnDuplicate.SKIP
    is_dry_run: bool = False
    responsible: Employee | None = None


def take_files(files: Sequence[File[bytes]], *, by: Actor, at: datetime, sheet: str = "") -> Import:
    """Keep one file or several that were chosen together, and understand them; nothing is imported yet.

    Raises `UnreadableFile` where none of them can hold customers.
    """
    if not files:
        raise UnreadableFile(_("Choose a file, or paste rows from a spreadsheet."))
    file = files[0].open() if len(files) == 1 else packed(files)
    return take_file(file, file.name or "", by=by, at=at, sheet=sheet)


def take_file(file: File[bytes], name: str, *, by: Actor, at: datetime, sheet: str = "") -> Import:
    """Keep a file and understand what it is and its columns; nothing is imported yet.

    Raises `UnreadableFile` for what holds no customers.
    """
    by.access.demand(RIGHT)
    imported = Import(
        file_name=Path(name).name[:255], digest=store(file), sheet=sheet, created_by_id=by.employee_id
    )
    imported.created_at = at
    parts = understand(imported)
    with transaction.atomic():
        imported.save()
        ImportPart.objects.bulk_create([_of(imported, part) for part in parts])
    return imported


def choose_sheet(imported: Import, sheet: str, *, by: Actor) -> Import:
    """Take the customers of another sheet; only before it has run. Raises `UnreadableFile`, `ValidationError`."""
    by.access.demand(RIGHT)
    if imported.started_at:
        raise ValidationError(_("This import has been started already."))
    imported.sheet = sheet
    understand_table(imported)
    imported.save(update_fields=["sheet", "shape", "labels", "targets"])
    return imported


def change_mapping(part: Import | ImportPart, targets: list[str | None], *, by: Actor) -> None:
    """Understand the columns of the table so; only before it has run. Raises `ValidationError`."""
    by.access.demand(RIGHT)
    imported = part if isinstance(part, Import) else part.of
    known = all(target is None or is_target(target) for target in targets)
    if imported.started_at or len(targets) != len(part.labels) or not known:
        raise ValidationError(_("The columns of this import cannot be changed so."))
    part.targets = targets
    part.save(update_fields=["targets"])


@transaction.atomic
def start_import(imported: Import, choices: Choices, *, by: Actor, at: datetime) -> Import:
    """Order the import, or its dry run; raises `ValidationError` where no column names a customer."""
    by.access.demand(RIGHT)
    imported = Import.objects.select_for_update(of=("self",)).get(pk=imported.pk)
    if imported.started_at:
        raise ValidationError(_("This import has been started already."))
    _demand_names(imported)
    imported.on_duplicate, imported.is_dry_run = choices.on_duplicate, choices.is_dry_run
    imported.responsible = choices.responsible
    imported.started_at, imported.is_noted = at, not choices.is_dry_run
    imported.job = enqueue(IMPORT, {"import": imported.pk}, by=by, at=at, title=imported.file_name[:200])
    imported.save()
    if not imported.is_dry_run:
        _remember(imported, by, at)
        fact = Fact("import.started", "import", imported.pk, after={"file": imported.file_name})
        record(fact, by=by, at=at)
    return imported


@transaction.atomic
def copy_import(imported: Import, *, by: Actor, at: datetime) -> Import:
    """The same file and columns once more: the real run after a dry one."""
    by.access.demand(RIGHT)
    kept = ("file_name", "digest", *CONTENTS)
    copy = Import(
        **{name: getattr(imported, name) for name in kept}, created_by_id=by.employee_id, created_at=at
    )
    copy.save(force_insert=True)
    ImportPart.objects.bulk_create([_of(copy, part) for part in imported.parts.all()])
    return copy


def _of(imported: Import, part: ImportPart) -> ImportPart:
    part.pk, part.of, part._state.adding = None, imported, True
    return part


def _remember(imported: Import, by: Actor, at: datetime) -> None:
    for part in parts_of(imported):
        if part.is_table:
            RememberedMapping.objects.update_or_create(
                shape=part.shape,
                defaults={"targets": part.targets, "used_by_id": by.employee_id, "used_at": at},
            )


def _demand_names(imported: Import) -> None:
    if not all(names_customers(part) for part in parts_of(imported) if part.is_table):
        raise ValidationError(
            _("No column names a customer: one at least has to hold names, phones, e-mails or INNs.")
        )
