"""Making and inserting many rows at once, several times faster than Django's own ways, for imports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from django.db import connection, models, transaction
from django.db.models import Model
from django.db.models.base import ModelState


def new_row[M: Model](model: type[M], /, **values: Any) -> M:
    """A row as `model(**values)` makes it, ten times faster: no signals, no descriptors, no choices checked.

    `values` go by column, so `customer_id` and never `customer`. Raises `TypeError` for an unknown one.
    """
    fixed, made = _defaults(model)
    known = fixed | values
    if len(known) != len(fixed):
        raise TypeError(f"no columns of {model.__name__}: {', '.join(sorted(values.keys() - fixed.keys()))}")
    for name, make in made:
        if name not in values:
            known[name] = make()
    known["_state"] = ModelState()
    row = model.__new__(model)
    row.__dict__ = known
    return row


def insert_rows(rows: Sequence[Model]) -> None:
    """Insert new rows of one model and give them their numbers; must run inside a transaction.

    Unlike `bulk_create` it computes nothing: no `pre_save`, no defaults of the database, no conflicts. Rows
    they point to have been inserted before.
    """
    if not rows:
        return
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("rows are inserted in the transaction of an action")
    model, alias = type(rows[0]), connection.alias
    if isinstance(model._meta.pk, models.AutoField | models.BigAutoField):
        _number(model, rows)
    _write(model, rows)
    for row in rows:
        row._state.adding, row._state.db = False, alias


def set_column(model: type[Model], column: str, values: Sequence[tuple[int | None, int]]) -> None:
    """Gives rows a whole number each, `(value, number of the row)`; for columns that nothing else follows from."""
    quote = connection.ops.quote_name
    table, name = quote(model._meta.db_table), quote(column)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(f"UPDATE {table} SET {name} = %s WHERE id = %s", values)  # noqa: S608
            return
        given = "unnest(%s::bigint[], %s::bigint[]) AS given(value, number)"
        statement = f"UPDATE {table} SET {name} = given.value FROM {given} WHERE id = given.number"  # noqa: S608
        cursor.execute(statement, [[value for value, _pk in values], [pk for _value, pk in values]])


class _Defaults(NamedTuple):
    fixed: dict[str, Any]
    made: list[tuple[str, Callable[[], Any]]]


@cache
def _defaults(model: type[Model]) -> _Defaults:
    """What a new row holds before anybody said anything; `made` are defaults that are made anew each time."""
    fields = model._meta.concrete_fields
    made = {
        field.attname: field.default for field in fields if field.has_default() and callable(field.default)
    }
    fixed = {field.attname: None if field.attname in made else field.get_default() for field in fields}
    return _Defaults(fixed, list(made.items()))


def _number(model: type[Model], rows: Sequence[Model]) -> None:
    name = model._meta.pk.attname
    for row, number in zip(rows, _numbers(model._meta.db_table, len(rows)), strict=True):
        row.__dict__[name] = number


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


def _write(model: type[Model], rows: Sequence[Model]) -> None:
    plan = _plan(model, connection.vendor)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(plan.insert, _values(rows, plan))
            return
        with cursor.copy(plan.copy) as copy:
            for values in _values(rows, plan):
                copy.write_row(values)


class _Plan(NamedTuple):
    """How rows of a model are written: the statements, what is taken from a row, what of it is converted."""

    insert: str
    copy: str
    take: Callable[[dict[str, Any]], tuple[Any, ...]]
    converted: tuple[tuple[int, Callable[[Any], Any]], ...]


def _values(rows: Sequence[Model], plan: _Plan) -> list[Sequence[Any]]:
    written: list[Sequence[Any]] = []
    for row in rows:
        values = list(plan.take(row.__dict__))
        for place, convert in plan.converted:
            if (value := values[place]) is not None:
                values[place] = convert(value)
        written.append(values)
    return written


@cache
def _plan(model: type[Model], vendor: str) -> _Plan:
    fields = model._meta.concrete_fields
    quote = connection.ops.quote_name
    table, names = quote(model._meta.db_table), ", ".join(quote(field.column or "") for field in fields)
    conversions = ((place, _conversion(field)) for place, field in enumerate(fields))
    return _Plan(
        f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(fields))})",  # noqa: S608
        f"COPY {table} ({names}) FROM STDIN",
        itemgetter(*(field.attname for field in fields)),
        tuple((place, convert) for place, convert in conversions if convert),
    )


def _conversion(field: models.Field[Any, Any]) -> Callable[[Any], Any] | None:
    """How a value is handed to the database; most are handed over as they are."""
    if isinstance(field, models.ForeignKey | models.IntegerField | models.BooleanField):
        return None
    if isinstance(field, models.CharField | models.TextField):
        return str if field.choices else None  # a member of an enumeration is written as its value
    if isinstance(field, models.DateTimeField | models.DateField):
        return _remembered(lambda value: field.get_db_prep_save(value, connection))
    return lambda value: field.get_db_prep_save(value, connection)


def _remembered(convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Rows written together were mostly made at the same moment."""
    last: tuple[Any, Any] = (None, None)

    def converted(value: Any) -> Any:
        nonlocal last
        known, written = last
        if value != known:
            written = convert(value)
            last = (value, written)
        return written

    return converted
