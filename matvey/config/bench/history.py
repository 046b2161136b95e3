"""Histories by the million: notes and changes with their events, written by the database itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import Max, Model

from matvey.core.statistics import refresh_statistics
from matvey.customers.models import Customer
from matvey.journal.models import Event
from matvey.records.actions.custom_fields import add_custom_field
from matvey.records.models import CustomField
from matvey.staff.access import Actor, Door

SLICE: Final = 20_000
OWN_FIELD: Final = "Канал"
OWN_CHOICES: Final = ("опт", "розница", "сеть", "сайт", "ярмарка", "почта", "прочее")
# One customer in two hundred has twenty times the history of the others.
_RANK: Final = "CASE WHEN c.id % 200 = 0 THEN {k} * 20 ELSE {k} END"


def write_histories(events: int, say: Callable[[str], None], *, now: datetime) -> None:
    """About `events` events for each customer: the one of its adding, notes, and changes."""
    notes, changes = max(1, events * 3 // 10), max(1, events * 5 // 10)
    last = Customer.objects.aggregate(last=Max("pk"))["last"] or 0
    with _without_indexes(Event):
        for first in range(0, last, SLICE):
            with transaction.atomic():
                _write_notes(first, notes, now)
                _write_changes(first, changes, now)
            if first % 100_000 == 0:
                say(f"{first:,} / {last:,}")
    refresh_statistics()


def write_own_field(*, now: datetime) -> None:
    """A field of the company's own, filled in for every third customer with one of seven values."""
    data = {
        "kind": "customer",
        "label": OWN_FIELD,
        "type": CustomField.Type.CHOICE,
        "choices": list(OWN_CHOICES),
    }
    field = add_custom_field(data, by=Actor.program(Door.IMPORT), at=now)
    for number, choice in enumerate(OWN_CHOICES):
        sql = """
            INSERT INTO records_customvalue (field_id, object_id, text, key)
            SELECT %s, id, %s, %s FROM customers_customer WHERE id % 21 = %s
        """
        _run(sql, [field.pk, choice, choice, number])


def _write_notes(first: int, each: int, now: datetime) -> None:
    text = "'звонил, договорились созвониться через неделю, просит счёт № ' || n.i"
    sql = f"""
        INSERT INTO customers_note (customer_id, text, author_id, written_at)
        SELECT c.id, {text}, c.responsible_id, {_moment()}
        FROM customers_customer c CROSS JOIN ({_numbers(each * 20)}) n
        WHERE c.id > %s AND c.id <= %s AND n.i <= {_RANK.format(k=each)} ORDER BY c.id
    """  # noqa: S608 - made of constants
    before = _last("customers_note")
    _run(sql, [now, first, first + SLICE])
    events = """
        INSERT INTO journal_event (verb, happened_at, recorded_at, employee_id, door, address,
                                   subject_kind, subject_id, customer_id)
        SELECT 'note.added', written_at, written_at, author_id, 'page', '', 'note', id, customer_id
        FROM customers_note WHERE id > %s ORDER BY id
    """
    known = _last("journal_event")
    _run(events, [before])
    details = f"""
        INSERT INTO journal_eventdetail (event_id, before, after, text)
        SELECT e.id, {_json("{}")}, {_json("{}")}, note.text
        FROM journal_event e JOIN customers_note note ON note.id = e.subject_id WHERE e.id > %s
    """  # noqa: S608
    _run(details, [known])


def _write_changes(first: int, each: int, now: datetime) -> None:
    events = f"""
        INSERT INTO journal_event (verb, happened_at, recorded_at, employee_id, door, address,
                                   subject_kind, subject_id, customer_id)
        SELECT 'customer.changed', m.at, m.at, m.who, 'page', '', 'customer', m.id, m.id FROM (
            SELECT c.id AS id, c.responsible_id AS who, n.i AS i, {_moment()} AS at
            FROM customers_customer c CROSS JOIN ({_numbers(each * 20)}) n
            WHERE c.id > %s AND c.id <= %s AND n.i <= {_RANK.format(k=each)}
        ) m ORDER BY m.id
    """  # noqa: S608
    known = _last("journal_event")
    _run(events, [now, first, first + SLICE])
    before, after = _json('{"city": "Тверь"}'), _json('{"city": "Тула"}')
    details = f"""
        INSERT INTO journal_eventdetail (event_id, before, after, text)
        SELECT e.id, {before}, {after}, '' FROM journal_event e WHERE e.id > %s
    """  # noqa: S608
    _run(details, [known])


def _moment() -> str:
    """Somewhere between the customer's adding and the moment given as a parameter."""
    part = "((c.id * 7919 + n.i * 104729) % 997) / 1000.0"
    if connection.vendor == "sqlite":
        length = "julianday(%s) - julianday(c.created_at)"
        return f"datetime(julianday(c.created_at) + ({length}) * {part})"
    return f"c.created_at + (%s - c.created_at) * {part}"


def _numbers(most: int) -> str:
    if connection.vendor == "sqlite":
        counting = f"SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {most}"  # noqa: S608
        return f"WITH RECURSIVE n(i) AS ({counting}) SELECT i FROM n"  # noqa: S608
    return f"SELECT generate_series(1, {most}) AS i"


def _json(text: str) -> str:
    return f"'{text}'" if connection.vendor == "sqlite" else f"'{text}'::jsonb"


def _run(sql: str, values: list[Any]) -> None:
    kept = [connection.ops.adapt_datetimefield_value(v) if isinstance(v, datetime) else v for v in values]
    with connection.cursor() as cursor:
        cursor.execute(sql.replace(" % ", " %% "), kept)


def _last(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(id), 0) FROM {table}")  # noqa: S608 - a name of ours
        return int(cursor.fetchone()[0])


@contextmanager
def _without_indexes(model: type[Model]) -> Iterator[None]:
    """Building an index over ten million rows at once is many times quicker than row by row."""
    indexes = list(model._meta.indexes)
    with connection.schema_editor() as editor:
        for index in indexes:
            editor.remove_index(model, index)
    yield
    with connection.schema_editor() as editor:
        for index in indexes:
            editor.add_index(model, index)
