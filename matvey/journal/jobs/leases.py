"""Asking, at the start of every batch, whether its worker still holds the job."""

from __future__ import annotations

from typing import Final

from django.db import connection

from matvey.journal.models import Job

# What `Job.objects.held` asks, without putting the query together for each of many thousand batches.
_HELD: Final = f"SELECT 1 FROM {Job._meta.db_table} WHERE id = %s AND leased_by = %s AND finished_at IS NULL"  # noqa: S608


def lock_while_held(pk: int, token: str) -> bool:
    """Whether the job is held under the token; its row is then locked until the transaction ends.

    On SQLite the transaction keeps all other writers out from its start.
    """
    for_update = " FOR UPDATE" if connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(_HELD + for_update, [pk, token])
        return cursor.fetchone() is not None
