"""Inserting many rows at once, several times faster than `bulk_create`, for imports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from django.db import connection, models, transaction
from django.db.models import Model


class _Column(NamedTuple):
    attribute: str
    name: str
    prepare: Callable[[Any], Any] | None


def insert_rows(rows: Sequence[Model]) -> None:
    """Insert new rows of one model and give them their numbers; must run inside a transaction.

    Unlike `bulk_create` it computes nothing: no `pre_save`, no defaults of the database, no conflicts. Rows
    they point to have been inserted before.
    """
    if not rows:
        return
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("rows are inserted in the transaction of an action")
    model = type(rows[0])
    if isinstance(model._meta.pk, models.AutoField | models.BigAutoField):
        _number(model, rows)
    columns = _columns(model, connection.vendor)
    _write(model, columns, (_values(row.__dict__, columns) for row in rows))
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def _number(model: type[Model], rows: Sequence[Model]) -> None:
    for row, number in zip(rows, _numbers(model._meta.db_table, len(rows)), strict=True):
        row.pk = number


def _numbers(table: str, count: int) -> Iterable[int]:
    """Numbers nobody else gets. On SQLite the transaction holds the write lock from its start."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
            last = (cursor.fetchone() or (0,))[0]
            return range(last + 1, last + 1 + count)
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count]
        )
        return [number for (number,) in cursor.fetchall()]


def _write(model: type[Model], columns: Sequence[_Column], values: Iterable[tuple[Any, ...]]) -> None:
    table = connection.ops.quote_name(model._meta.db_table)
    names = ", ".join(connection.ops.quote_name(column.name) for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", list(values))  # noqa: S608
            return
        with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in values:
                copy.write_row(row)


def _values(row: dict[str, Any], columns: Sequence[_Column]) -> tuple[Any, ...]:
    return tuple(
        [row[name] if prepare is None or row[name] is None else prepare(row[name]) for name, _, prepare in columns]
    )


@cache
def _columns(model: type[Model], vendor: str) -> tuple[_Column, ...]:
    return tuple(
        _Column(field.attname, field.column or "", _prepare(field)) for field in model._meta.concrete_fields
    )


def _prepare(field: models.Field[Any, Any]) -> Callable[[Any], Any] | None:
    """How a value is handed to the database; most are handed over as they are."""
    if isinstance(field, models.ForeignKey | models.IntegerField | models.BooleanField):
        return None
    if isinstance(field, models.CharField | models.TextField):
        return str  # a member of an enumeration is written as its value
    return lambda value: field.get_db_prep_save(value, connection)
