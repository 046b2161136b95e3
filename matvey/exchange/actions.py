"""Starts imports and remembers how their columns were understood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.exchange.imports.reading import table_of
from matvey.exchange.models import Import, RememberedMapping
from matvey.exchange.rights import IMPORT as RIGHT
from matvey.exchange.spreadsheets.guessing.guess import guess
from matvey.exchange.spreadsheets.mapping import ColumnMapping, shape
from matvey.exchange.spreadsheets.tables import Table
from matvey.exchange.spreadsheets.vocabulary.targets import ASIDE, BY_KEY, is_target
from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.journal.jobs import enqueue
from matvey.records.actions.files import store
from matvey.staff.access import Actor
from matvey.staff.models import Employee

IMPORT = "exchange.import"


@dataclass(frozen=True)
class Choices:
    """What a person decides before an import: on duplicates, on trying out, whose the customers become."""

    on_duplicate: str = Import.OnDuplicate.SKIP
    is_dry_run: bool = False
    responsible: Employee | None = None


def take_file(file: File[bytes], name: str, *, by: Actor, at: datetime, sheet: str = "") -> Import:
    """Keep a file and understand its columns; nothing is imported yet.

    Raises `UnreadableFile` for what is no table of customers.
    """
    by.access.demand(RIGHT)
    imported = Import(
        file_name=Path(name).name[:255], digest=store(file), sheet=sheet, created_by_id=by.employee_id
    )
    imported.created_at = at
    _understand(imported)
    imported.save()
    return imported


def choose_sheet(imported: Import, sheet: str, *, by: Actor) -> Import:
    """Take the customers of another sheet; only before it has run. Raises `UnreadableFile`, `ValidationError`."""
    by.access.demand(RIGHT)
    if imported.job_id:
        raise ValidationError(_("This import has been started already."))
    imported.sheet = sheet
    _understand(imported)
    imported.save(update_fields=["sheet", "shape", "labels", "targets"])
    return imported


def change_mapping(imported: Import, targets: list[str | None], *, by: Actor) -> Import:
    """Understand the columns so; only before it has run. Raises `ValidationError`."""
    by.access.demand(RIGHT)
    known = all(target is None or is_target(target) for target in targets)
    if imported.job_id or len(targets) != len(imported.labels) or not known:
        raise ValidationError(_("The columns of this import cannot be changed so."))
    imported.targets = targets
    imported.save(update_fields=["targets"])
    return imported


@transaction.atomic
def start_import(imported: Import, choices: Choices, *, by: Actor, at: datetime) -> Import:
    """Order the import, or its dry run; raises `ValidationError` where no column names a customer."""
    by.access.demand(RIGHT)
    imported = Import.objects.select_for_update(of=("self",)).get(pk=imported.pk)
    if imported.job_id:
        raise ValidationError(_("This import has been started already."))
    _demand_names(imported)
    imported.on_duplicate, imported.is_dry_run = choices.on_duplicate, choices.is_dry_run
    imported.responsible = choices.responsible
    imported.job = enqueue(IMPORT, {"import": imported.pk}, by=by, at=at, title=imported.file_name[:200])
    imported.save()
    if not imported.is_dry_run:
        _remember(imported, by, at)
        fact = Fact("import.started", "import", imported.pk, after={"file": imported.file_name})
        record(fact, by=by, at=at)
    return imported


def copy_import(imported: Import, *, by: Actor, at: datetime) -> Import:
    """The same file and columns once more: the real run after a dry one."""
    by.access.demand(RIGHT)
    kept = ("file_name", "digest", "sheet", "shape", "labels", "targets")
    copy = Import(
        **{name: getattr(imported, name) for name in kept}, created_by_id=by.employee_id, created_at=at
    )
    copy.save(force_insert=True)
    return copy


def _understand(imported: Import) -> None:
    table = table_of(imported)
    imported.sheet, imported.shape, imported.labels = table.sheet, shape(table), list(table.labels)
    imported.targets = list(_understood(table, imported.shape).targets)


def _understood(table: Table, known_shape: str) -> ColumnMapping:
    """As a table of this shape was understood last time, else as its headings and contents say."""
    remembered = RememberedMapping.objects.filter(shape=known_shape).first()
    if remembered and len(remembered.targets) == len(table.labels):
        return ColumnMapping(table.labels, tuple(remembered.targets))
    return _nothing_lost(ColumnMapping.of(guess(table)))


def _nothing_lost(mapping: ColumnMapping) -> ColumnMapping:
    """What nobody can place goes into the notes under the name of its column."""
    undecided = [n for n, target in enumerate(mapping.targets) if target is None and mapping.labels[n]]
    return mapping.changed(dict.fromkeys(undecided, ASIDE))


def _remember(imported: Import, by: Actor, at: datetime) -> None:
    RememberedMapping.objects.update_or_create(
        shape=imported.shape,
        defaults={"targets": imported.targets, "used_by_id": by.employee_id, "used_at": at},
    )


def _demand_names(imported: Import) -> None:
    chosen = [BY_KEY[key] for key in imported.targets if key in BY_KEY]
    if not any(target.names for target in chosen):
        raise ValidationError(
            _("No column names a customer: one at least has to hold names, phones, e-mails or INNs.")
        )
