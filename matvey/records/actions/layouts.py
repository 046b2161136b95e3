"""Keeps how people like to see their lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from matvey.records.models import ListLayout, SavedView
from matvey.records.rights import SHARE_VIEWS
from matvey.staff.access import Actor


@transaction.atomic
def save_view(view: SavedView, *, by: Actor, at: datetime) -> SavedView:
    """Keep a view under its name; one's own of the same name is replaced."""
    if view.shared:
        by.access.demand(SHARE_VIEWS)
    kept, _ = SavedView.objects.update_or_create(
        screen=view.screen,
        owner_id=by.employee_id,
        name=view.name,
        defaults={"query": view.query, "columns": view.columns, "shared": view.shared},
        create_defaults={
            "query": view.query,
            "columns": view.columns,
            "shared": view.shared,
            "created_at": at,
        },
    )
    return kept


@transaction.atomic
def remove_view(view: SavedView, *, by: Actor) -> None:
    """Remove one's own view; a shared one of somebody else needs the right to share."""
    if view.owner_id != by.employee_id and not by.access.may(SHARE_VIEWS):
        raise PermissionDenied
    view.delete()


@transaction.atomic
def choose_columns(screen: str, columns: Sequence[str], *, by: Actor) -> None:
    """Remember which columns this person wants; none means the usual ones."""
    assert by.employee_id is not None, "only people have lists"
    ListLayout.objects.update_or_create(
        employee_id=by.employee_id, screen=screen, defaults={"columns": list(columns)}
    )
