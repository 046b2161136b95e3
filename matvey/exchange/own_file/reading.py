"""Reads the program's own file: what stands in a cell is taken as it is, nothing is guessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from matvey.customers.contact_values import read_or_keep
from matvey.customers.new import NewCustomer, NewPoint
from matvey.customers.requisite_values import checked_or_empty
from matvey.exchange.own_file.around import contacts_of, parties_of, points_of
from matvey.exchange.own_file.headings import NUMBER
from matvey.exchange.own_file.rows import Told, told_by_customer
from matvey.exchange.own_file.sheet import Sheet
from matvey.exchange.own_file.words import FORMS, ROLES
from matvey.exchange.spreadsheets.candidates.candidate import (
    Candidate,
    Checked,
    ContactCandidate,
    CustomerKind,
    Point,
    PointKind,
    Refused,
    Requisites,
)
from matvey.exchange.spreadsheets.files.rows import Row
from matvey.exchange.spreadsheets.mapping import ColumnMapping

_KINDS = {"phone": PointKind.PHONE, "email": PointKind.EMAIL}


def own_rows(mapping: ColumnMapping, rows: Iterable[Row], *, today: dt.date) -> Iterator[Candidate | Refused]:
    """What the file says of each customer, in its order; the rows of one come as one."""
    return (_understood(Sheet(group, today)) for group in told_by_customer(mapping, rows))


def _understood(sheet: Sheet) -> Candidate | Refused:
    row, *further = (told.number for told in sheet.rows)
    if not sheet.said("own.name"):
        return Refused(row, _("Nothing in this row names a customer."), tuple(sheet.problems))
    return replace(_candidate(sheet, row), further=tuple(further), problems=tuple(sheet.problems))


def _candidate(sheet: Sheet, row: int) -> Candidate:
    """The customer itself stands in `exact`; the rest is what matching and filing ask for."""
    new = _customer(sheet)
    is_person = new.form == "person"
    return Candidate(
        row=row,
        kind=CustomerKind.PERSON if is_person else CustomerKind.COMPANY,
        name=new.name,
        person=new.person.name if new.person else None,
        points=_marks(new.points),
        contacts=tuple(ContactCandidate(one.person.name, points=_marks(one.points)) for one in new.contacts),
        requisites=_requisites(new),
        tags=sheet.tags(),
        source=sheet.said("own.source"),
        responsible=sheet.said("own.responsible"),
        branch=sheet.said("own.branch"),
        custom=tuple(pair for told in sheet.rows for pair in told.own),
        own_number=sheet.said(NUMBER),
        exact=new,
    )


def _customer(sheet: Sheet) -> NewCustomer:
    form = _form(sheet)
    return NewCustomer(
        name=sheet.said("own.name"),
        form=form,
        roles=_roles(sheet),
        person=sheet.person("own.", sheet.first("own.surname", "own.given", "own.birthday"))
        if form == "person"
        else None,
        region=sheet.region(),
        city=sheet.said("own.city"),
        site=sheet.said("own.site"),
        about=_about(sheet.rows),
        purchases=sheet.purchases(),
        last_contact_at=sheet.moment("own.last_contact"),
        points=points_of(sheet),
        contacts=contacts_of(sheet),
        counterparties=parties_of(sheet),
    )


def _form(sheet: Sheet) -> str:
    if known := sheet.word("own.form", FORMS):
        return known
    return "person" if sheet.said("own.surname") or sheet.said("own.given") else "company"


def _roles(sheet: Sheet) -> frozenset[str]:
    return frozenset(sheet.words("own.roles", ROLES)) or frozenset({"customer"})


def _about(rows: Sequence[Told]) -> str:
    """Pieces of a long text stand in neighbouring rows; columns that are none of ours follow line by line."""
    text = "".join(told.text("own.about") for told in rows)
    return "\n".join(filter(None, [text, *(line for told in rows for line in told.aside)]))


def _marks(points: Sequence[NewPoint]) -> tuple[Point, ...]:
    return tuple(
        Point(_KINDS[point.medium], point.typed, read_or_keep(point.medium, point.typed).normal)
        for point in points
        if point.medium in _KINDS
    )


def _requisites(new: NewCustomer) -> Requisites:
    for party in new.counterparties:
        if inn := checked_or_empty(party.form, "inn", party.inn):
            return Requisites(inn=Checked(party.inn, inn))
    return Requisites()
