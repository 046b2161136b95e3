"""Which reader understands the cells of which target."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from matvey.exchange.spreadsheets.candidates import contact_cells, filing_cells, naming_cells, requisite_cells
from matvey.exchange.spreadsheets.candidates.draft import Draft
from matvey.exchange.spreadsheets.values import Value
from matvey.exchange.spreadsheets.vocabulary.targets import CUSTOM

type Reader = Callable[[Draft, str, str, Value], None]
"""Puts into the draft what a cell says; gets the heading of its column, its text and its value."""

_READERS: dict[str, Reader] = {
    "customer_name": naming_cells.read_customer_name,
    "company_name": naming_cells.read_company_name,
    "legal_name": naming_cells.read_legal_name,
    "person_name": naming_cells.read_person_name,
    "surname": naming_cells.read_surname,
    "given": naming_cells.read_given,
    "patronymic": naming_cells.read_patronymic,
    "position": naming_cells.read_position,
    "phone": contact_cells.read_phone,
    "mobile": contact_cells.read_contact_phone,
    "contact_phone": contact_cells.read_contact_phone,
    "fax": contact_cells.read_fax,
    "email": contact_cells.read_email,
    "contact_email": contact_cells.read_contact_email,
    "contacts": contact_cells.read_contacts,
    "site": contact_cells.read_site,
    "messenger": contact_cells.read_messenger,
    "inn": requisite_cells.read_inn,
    "inn_kpp": requisite_cells.read_inn_and_kpp,
    "kpp": requisite_cells.read_kpp,
    "ogrn": requisite_cells.read_ogrn,
    "bank_account": requisite_cells.read_account,
    "correspondent_account": requisite_cells.read_correspondent_account,
    "bik": requisite_cells.read_bik,
    "birthday": filing_cells.read_birthday,
    "address": filing_cells.read_address,
    "legal_address": filing_cells.read_legal_address,
    "role": filing_cells.read_role,
    "tags": filing_cells.read_tags,
    "note": filing_cells.read_note,
    "aside": filing_cells.read_aside,
}
_FACTS = ("bank", "responsible", "branch", "source", "external_id")
_PARTS_OF_ADDRESS = ("postal_code", "country", "region", "city", "street")
_DAYS = ("first_purchase", "last_purchase")


def reader_of(target: str) -> Reader:
    """The reader for a target. KeyError for one that is no target or not imported."""
    if target.startswith(CUSTOM):
        return partial(_read_custom, target.removeprefix(CUSTOM))
    return _READERS[target]


def _read_custom(name: str, draft: Draft, _column: str, _text: str, value: Value) -> None:
    draft.custom.append((name, value))


def _fact(name: str) -> Reader:
    return lambda draft, column, text, _value: filing_cells.read_fact(draft, column, text, name)


def _part_of_address(name: str) -> Reader:
    return lambda draft, column, text, _value: filing_cells.read_part_of_address(draft, column, text, name)


def _day(name: str) -> Reader:
    return lambda draft, column, text, value: filing_cells.read_day(draft, column, text, value, name)


_READERS |= {name: _fact(name) for name in _FACTS}
_READERS |= {name: _part_of_address(name) for name in _PARTS_OF_ADDRESS}
_READERS |= {name: _day(name) for name in _DAYS}
