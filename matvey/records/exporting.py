"""What a list is exported with: its question, its columns, its rows loaded in batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

from matvey.records import custom_fields, custom_values
from matvey.records.lists import table
from matvey.records.models import CustomField, ListLayout
from matvey.records.screens import Column, Screen
from matvey.records.tags import attach_tags
from matvey.staff.access import Access

BATCH = 500


@dataclass(frozen=True)
class Export:
    """An export that can be ordered: JSON of it is the job's parameters."""

    screen: str
    extension: str
    query: str
    columns: list[str]


def chosen_columns(screen: Screen[Any], columns: Sequence[Column], employee_id: int) -> list[Column]:
    """The columns this person looks at, in their order."""
    layout = ListLayout.objects.filter(employee=employee_id, screen=screen.name).first()
    return table.shown_columns(columns, layout.columns if layout else [])


def rows_of(
    screen: Screen[Any], access: Access, ids: Sequence[int], fields: Sequence[CustomField]
) -> Iterator[Any]:
    """The rows in their order, those this person may see, with what the columns show."""
    for batch in batched(ids, BATCH, strict=False):
        rows = list(screen.load(screen.visible(access).filter(pk__in=batch)))
        prepare(screen.kind, [*screen.columns, *custom_fields.columns_of(fields)], fields, rows)
        by_id = {row.pk: row for row in rows}
        yield from (by_id[pk] for pk in batch if pk in by_id)


def prepare(
    kind: str, columns: Sequence[Column], fields: Sequence[CustomField], records: Sequence[Any]
) -> None:
    """Load what these columns show besides the rows themselves: own fields and tags, a query each."""
    shown = {column.key for column in columns}
    custom_values.attach([field for field in fields if field.key in shown], records)
    if any(column.cell == "tags" for column in columns):
        attach_tags(kind, records)
