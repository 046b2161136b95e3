"""Prepared rows as bytes for another process: like `pickle` by itself, several times faster and smaller."""

from __future__ import annotations

import copyreg
import io
import pickle
from collections.abc import Callable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from django.db.models import Model
from django.db.models.base import ModelState

from matvey.core.models import SearchEntry
from matvey.core.person_names import PersonName
from matvey.core.search import NewEntry
from matvey.customers.models import Contact, ContactPoint, Counterparty, CounterpartyAccount, Customer, Person
from matvey.exchange.imports.entries import Entry
from matvey.exchange.imports.marks import Marks
from matvey.exchange.imports.preparing import Prepared
from matvey.exchange.imports.someone import Someone
from matvey.exchange.spreadsheets.candidates.candidate import (
    Address,
    Candidate,
    Checked,
    ContactCandidate,
    Point,
    Problem,
    Refused,
    Requisites,
)

_ROWS = (Contact, ContactPoint, Counterparty, CounterpartyAccount, Customer, Person, SearchEntry)
_SLOTTED = (
    *(Address, Candidate, Checked, ContactCandidate, Entry, Marks, NewEntry, PersonName, Point, Problem),
    *(Refused, Requisites, Someone),
)


def packed(prepared: Sequence[Prepared]) -> bytes:
    """What `pickle.loads` makes the same rows of, without what the base knows of them already."""
    written = io.BytesIO()
    pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _TABLE
    pickler.dump(list(prepared))
    return written.getvalue()


def row_of(model: type[Model], values: dict[str, Any]) -> Model:
    """A row that has not been saved."""
    row = model.__new__(model)
    values["_state"] = ModelState()
    row.__dict__ = values
    return row


def _pack_row(row: Model) -> tuple[Any, ...]:
    values = dict(row.__dict__)
    del values["_state"]
    return row_of, (type(row), values)


def _pack_slotted(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    values = attrgetter(*(one.name for one in fields(kind)))
    return lambda one: (kind, values(one))


_TABLE = copyreg.dispatch_table.copy()
_TABLE |= dict.fromkeys(_ROWS, _pack_row)
_TABLE |= {kind: _pack_slotted(kind) for kind in _SLOTTED}
