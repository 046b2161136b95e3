"""Imports undone in this process, and the base before and after, for the tests of undoing."""

from __future__ import annotations

from typing import Any

from matvey.customers.models import Customer
from matvey.exchange.models import Import
from matvey.exchange.undoing.ordering import start_undo
from matvey.exchange.undoing.parts import state_of
from matvey.staff.access import Actor
from tests.exchange.import_stories import NOW, PROGRAM, worked_off


def undone(imported: Import, *, by: Actor = PROGRAM) -> tuple[int, int]:
    """How many customers were taken back, and how many left."""
    undo = start_undo(imported, by=by, at=NOW)
    assert undo.job is not None
    job = worked_off(undo.job)
    assert job.state == "done", job.error_detail
    undo.refresh_from_db()
    return undo.undone, undo.left


def left_by(imported: Import) -> list[tuple[int, str, str, Any]]:
    """Customer, reason, what happened and who did it, of the last undo."""
    last = imported.undos.get(pk=max(imported.undos.values_list("pk", flat=True)))
    return [(one.customer_id, one.reason, one.verb, one.employee) for one in last.left_ones.all()]


def everything() -> dict[Any, Any]:
    """All that stands at customers who are not in the bin."""
    return state_of(list(Customer.objects.kept().values_list("pk", flat=True))).rows
