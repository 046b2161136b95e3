"""Deletes the rows an import made at customers who were there before, and sets back what it changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import Model, Q

from matvey.customers.actions.drafts import take_main_values
from matvey.customers.actions.search_filing import file_in_search
from matvey.customers.models import ContactPoint, Customer
from matvey.customers.status_terms import TERM_FIELDS, TermsOfBranches, file_terms
from matvey.exchange.models import ImportChange
from matvey.exchange.undoing.judging import Work
from matvey.exchange.undoing.parts import MODELS
from matvey.exchange.undoing.telling import Story, blank_events
from matvey.journal.actions import record_many

type Rows = dict[str, dict[int, Any]]
"""By the model's name and the number, as they stand before anything is set back."""


def set_back(customers: Mapping[int, Customer], changes: Sequence[ImportChange], work: Work) -> None:
    """All changes of these customers, who are locked; each gets one fact that tells of it."""
    if not customers:
        return
    rows = _rows(customers, changes)
    story, near = Story.of(changes, rows), _near(customers, changes)
    blank_events(changes, rows, work.at)
    _delete(changes)
    _change([one for one in changes if not one.is_new], rows)
    _settle(customers, changes, work)
    record_many(story.facts(customers), by=work.by, at=work.at)
    file_in_search([*customers.values(), *near])


def _rows(customers: Mapping[int, Customer], changes: Sequence[ImportChange]) -> Rows:
    wanted: dict[str, set[int]] = defaultdict(set)
    for one in changes:
        wanted[one.part].add(one.object_id)
    rows: Rows = {part: MODELS[part]._default_manager.in_bulk(ids) for part, ids in wanted.items()}
    return rows | {"customer": dict(customers)}


def _near(customers: Mapping[int, Customer], changes: Sequence[ImportChange]) -> list[Customer]:
    """Other customers where somebody is known who is going to be as before."""
    people = [one.object_id for one in changes if one.part == "person"]
    known = Q(person__in=people) | Q(contacts__person__in=people)
    return list(Customer.objects.filter(known).exclude(pk__in=customers).distinct()) if people else []


def _delete(changes: Sequence[ImportChange]) -> None:
    for part, model in MODELS.items():
        if ids := [one.object_id for one in changes if one.part == part and one.is_new]:
            model._default_manager.filter(pk__in=ids).delete()


def _change(changes: Sequence[ImportChange], rows: Rows) -> None:
    changed: dict[str, set[str]] = defaultdict(set)
    for one in changes:
        row = rows[one.part][one.object_id]
        for name, value in one.before.items():
            setattr(row, name, _typed(row, name, value))
        changed[one.part] |= set(one.before)
    for part, names in changed.items():
        if part != "customer":
            touched = [rows[part][one.object_id] for one in changes if one.part == part]
            MODELS[part]._default_manager.bulk_update(touched, [_field(MODELS[part], name) for name in names])


def _typed(row: Model, name: str, value: Any) -> Any:
    return next(one for one in row._meta.concrete_fields if one.attname == name).to_python(value)


def _field(model: type[Model], column: str) -> str:
    return next(one.name for one in model._meta.concrete_fields if one.attname == column)


def _settle(customers: Mapping[int, Customer], changes: Sequence[ImportChange], work: Work) -> None:
    """The customers' own rows, with all that follows from others; their version grows as with every edit."""
    terms = TermsOfBranches.in_force()
    own = {column for one in changes if one.part == "customer" for column in one.before}
    points = _points(customers)
    for pk, customer in customers.items():
        file_terms(customer, terms.of(customer.branch_id))
        take_main_values(customer, points.get(pk, ()))
        customer.version += 1
        customer.changed_at, customer.changed_by_id = work.at, work.by.employee_id
    names = {_field(Customer, column) for column in own} | set(TERM_FIELDS)
    names |= {"main_phone", "main_email", "version", "changed_at", "changed_by"}
    Customer.objects.bulk_update(customers.values(), names)


def _points(customers: Collection[int]) -> dict[int, list[ContactPoint]]:
    """In the order that tells the main ones."""
    found: dict[int, list[ContactPoint]] = defaultdict(list)
    for point in ContactPoint.objects.kept().filter(customer__in=customers).order_by("-is_main", "pk"):
        found[point.customer_id or 0].append(point)
    return found
