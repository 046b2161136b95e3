"""Phones, contact persons and counterparties of a customer in the program's own file."""

from __future__ import annotations

from dataclasses import replace

from matvey.customers.new import NewAccount, NewContact, NewCounterparty, NewPoint
from matvey.exchange.own_file.headings import OF_CONTACT
from matvey.exchange.own_file.rows import Told
from matvey.exchange.own_file.sheet import Sheet
from matvey.exchange.own_file.words import MARKS, PARTIES, read_points

_OWN = {
    "own.phones": "phone",
    "own.emails": "email",
    "own.messengers": "messenger",
    "own.addresses": "address",
    "own.sites": "site",
}
_OF_CONTACT = {
    "own.contact_phones": "phone",
    "own.contact_emails": "email",
    "own.contact_ways": "messenger",
}
_OF_PARTY = ("own.party_name", "own.party_full_name", "own.party_inn", "own.party_ogrn")
_OF_ACCOUNT = ("own.account", "own.account_bik", "own.account_bank")


def points_of(sheet: Sheet) -> tuple[NewPoint, ...]:
    """The customer's own, those of further rows too."""
    found = [_points(told, {key: medium}) for key, medium in _OWN.items() for told in sheet.rows]
    return tuple(point for points in found for point in points)


def contacts_of(sheet: Sheet) -> tuple[NewContact, ...]:
    """One in every row that says anything of one; of two main ones the first is."""
    found = [_contact(sheet, told) for told in sheet.rows if told.has(OF_CONTACT)]
    main = next((contact for contact in found if contact.is_main), None)
    return tuple(replace(contact, is_main=contact is main) for contact in found)


def parties_of(sheet: Sheet) -> tuple[NewCounterparty, ...]:
    """A row that names no party but an account goes on about the party above it."""
    parties: list[NewCounterparty] = []
    for told in sheet.rows:
        if told.has(_OF_PARTY) or (told.has(_OF_ACCOUNT) and not parties):
            parties.append(_party(sheet, told))
        if told.has(_OF_ACCOUNT):
            parties[-1] = replace(parties[-1], accounts=(*parties[-1].accounts, _account(told)))
    return tuple(parties)


def _points(told: Told, columns: dict[str, str]) -> list[NewPoint]:
    return [point for key, medium in columns.items() for point in read_points(told.text(key), medium)]


def _contact(sheet: Sheet, told: Told) -> NewContact:
    marks = sheet.words_in(told, "own.contact_marks", MARKS)
    return NewContact(
        person=sheet.person("own.contact_", told),
        position=told.text("own.contact_position")[:200],
        is_decision_maker="is_decision_maker" in marks,
        is_main="is_main" in marks,
        note=told.text("own.contact_note")[:300],
        points=tuple(_points(told, _OF_CONTACT)),
    )


def _party(sheet: Sheet, told: Told) -> NewCounterparty:
    return NewCounterparty(
        name=told.text("own.party_name") or sheet.said("own.name"),
        form=sheet.word_in(told, "own.party_form", PARTIES) or "company",
        full_name=told.text("own.party_full_name"),
        inn=told.text("own.party_inn"),
        kpp=told.text("own.party_kpp"),
        ogrn=told.text("own.party_ogrn"),
        legal_address=told.text("own.party_address"),
        director=told.text("own.party_director"),
    )


def _account(told: Told) -> NewAccount:
    return NewAccount(
        told.text("own.account"),
        told.text("own.account_bik"),
        told.text("own.account_bank"),
        told.text("own.account_correspondent"),
    )
