"""Orders that an import be undone."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from matvey.exchange.models import Import, ImportChange, ImportUndo
from matvey.exchange.rights import IMPORT as RIGHT
from matvey.exchange.undoing.taking_back import added_by, told_by
from matvey.journal.actions import record
from matvey.journal.facts import Fact
from matvey.journal.jobs import enqueue
from matvey.staff.access import Actor

UNDO: Final = "exchange.undo_import"


@transaction.atomic
def start_undo(imported: Import, *, by: Actor, at: datetime) -> ImportUndo:
    """Order it; customers left by an earlier undo are tried again.

    Needs the right to import, and one's own import or the right to administer. Raises `ValidationError`
    where there is nothing to undo, or nothing to undo it with any more.
    """
    by.access.demand(RIGHT)
    held = Import.objects.visible_to(by.access).select_for_update(of=("self",)).filter(pk=imported.pk).first()
    if held is None:
        raise PermissionDenied("import")
    if refusal := why_not(held):
        raise ValidationError(refusal)
    undo = ImportUndo.objects.create(of=held, ordered_by_id=by.employee_id, ordered_at=at)
    title = _("Undoing the import of %(file)s") % {"file": held.file_name}
    undo.job = enqueue(
        UNDO, {"undo": undo.pk, "import": held.pk}, by=by, at=at, title=title[:200], total=sum(ahead(held))
    )
    undo.save(update_fields=["job"])
    record(Fact("import.undo_ordered", "import", held.pk, after={"file": held.file_name}), by=by, at=at)
    return undo


def ahead(imported: Import) -> tuple[int, int]:
    """How many customers it added are not in the bin, and how many it completed are as it left them."""
    added = added_by(imported.pk)
    completed = ImportChange.objects.filter(of=imported).values("customer_id").distinct()
    return added.count(), completed.count()


def why_not(imported: Import) -> str:
    """Why it can't be undone now, in the reader's language; empty where it can."""
    last = imported.undos.select_related("job").first()
    if imported.started_at is None or imported.is_dry_run:
        return _("This import has changed nothing.")
    if imported.is_at_work or (last and last.is_at_work):
        return _("It is still at work.")
    if not imported.is_noted:
        return _("This import can’t be undone any more: what that takes is kept for 30 days.")
    if not any(ahead(imported)) and not told_by(imported.pk).exists():
        return _("There is nothing left to undo.")
    return ""
