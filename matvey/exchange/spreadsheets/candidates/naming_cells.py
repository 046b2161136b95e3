"""How cells that name somebody are understood."""

from __future__ import annotations

from matvey.exchange.spreadsheets.candidates.draft import Draft
from matvey.exchange.spreadsheets.candidates.named import Named, named_in
from matvey.exchange.spreadsheets.candidates.requisite_cells import read_inn
from matvey.exchange.spreadsheets.names import is_position
from matvey.exchange.spreadsheets.values import Value


def read_customer_name(draft: Draft, column: str, text: str, _value: Value) -> None:
    _take(draft, column, named_in(text))


def read_company_name(draft: Draft, column: str, text: str, _value: Value) -> None:
    found = named_in(text)
    if not found.people or found.name or found.company:
        found.company, found.name = found.company or found.name, ""
    _take(draft, column, found)


def read_legal_name(draft: Draft, _column: str, text: str, _value: Value) -> None:
    draft.legal_names.append(text)


def read_person_name(draft: Draft, column: str, text: str, _value: Value) -> None:
    found = named_in(text)
    if found.name and not found.people:
        found.people, found.name = [found.name], ""
    draft.contact_points += found.points
    found.points = []
    _take(draft, column, found)


def _take(draft: Draft, column: str, found: Named) -> None:
    draft.companies += [found.company] if found.company else []
    draft.names += [found.name] if found.name else []
    draft.people += found.people
    draft.positions += found.positions
    beside_company = found.people and (found.company or found.name)
    (draft.contact_points if beside_company else draft.points).extend(found.points)
    if found.inn:
        read_inn(draft, column, found.inn, found.inn)
    for words in found.rest:
        draft.aside(column, words)


def read_surname(draft: Draft, _column: str, text: str, _value: Value) -> None:
    draft.surname = draft.surname or text


def read_given(draft: Draft, _column: str, text: str, _value: Value) -> None:
    draft.given = draft.given or text


def read_patronymic(draft: Draft, _column: str, text: str, _value: Value) -> None:
    draft.patronymic = draft.patronymic or text


def read_position(draft: Draft, column: str, text: str, _value: Value) -> None:
    found = named_in(text)
    if found.people and found.positions and all(map(is_position, found.positions)):
        _take(draft, column, found)
    else:
        draft.positions.append(text)
