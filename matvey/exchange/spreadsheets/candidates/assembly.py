"""Puts together what the cells of a row said: who the customer is, who its contacts, whose phone is whose."""

from __future__ import annotations

from dataclasses import replace
from typing import TypedDict

from matvey.core.company_names import split_company_name
from matvey.core.person_names import PersonName, split_person_name
from matvey.exchange.spreadsheets.candidates.candidate import (
    Address,
    Candidate,
    ContactCandidate,
    CustomerKind,
    Point,
    PointKind,
    Requisites,
)
from matvey.exchange.spreadsheets.candidates.draft import Draft
from matvey.exchange.spreadsheets.candidates.points import certain_phones_in, emails_in
from matvey.exchange.spreadsheets.candidates.requisite_cells import check_accounts
from matvey.exchange.spreadsheets.names import looks_like_one_name

_LOOKED_THROUGH = 2_000
"""How far into a remark phones and e-mails are looked for."""


class _Party(TypedDict, total=False):
    kind: CustomerKind
    name: str
    is_named: bool
    person: PersonName | None
    position: str
    contacts: tuple[ContactCandidate, ...]


def names_somebody(draft: Draft) -> bool:
    """Whether anything in the row names a customer: a name, a phone, an e-mail, an ИНН, a contact."""
    named = (
        draft.names or draft.companies or draft.legal_names or draft.people or draft.surname or draft.given
    )
    return bool(named or draft.points or draft.contact_points or "inn" in draft.requisites)


def candidate(draft: Draft, row: int, *, continues: bool) -> Candidate:
    """The customer of the row; the draft must name somebody."""
    check_accounts(draft)
    _look_into_notes(draft)
    people = _people(draft)
    company = _company(draft, people)
    party = _as_company(draft, company, people) if company is not None else _as_person(draft, people)
    addresses, parts = _addresses(draft)
    return Candidate(
        row=row,
        continues=continues,
        gathers=draft.gathers and party["kind"] == CustomerKind.COMPANY,
        files=tuple(draft.files),
        birthday=None if party["kind"] == CustomerKind.COMPANY and party["contacts"] else draft.birthday,
        legal_name=draft.legal_names[0] if draft.legal_names else "",
        points=_own_points(draft, has_contacts=bool(party["contacts"])),
        addresses=addresses,
        city=parts.get("city", ""),
        region=parts.get("region", ""),
        country=parts.get("country", ""),
        postal_code=parts.get("postal_code", ""),
        requisites=Requisites(**draft.requisites, bank=draft.facts.get("bank", "")),
        roles=tuple(draft.roles),
        tags=tuple(draft.tags),
        notes=tuple(dict.fromkeys(draft.notes)),
        source=draft.facts.get("source", ""),
        responsible=draft.facts.get("responsible", ""),
        branch=draft.facts.get("branch", ""),
        external_id=draft.facts.get("external_id", ""),
        first_purchase_on=draft.days.get("first_purchase"),
        last_purchase_on=draft.days.get("last_purchase"),
        custom=tuple(draft.custom),
        problems=tuple(draft.problems),
        **party,
    )


def _look_into_notes(draft: Draft) -> None:
    """A row without a phone or e-mail of its own may have it among the remarks, where it stays too."""
    if not draft.notes:
        return
    known = {point.kind for point in (*draft.points, *draft.contact_points)}
    for note in (note[:_LOOKED_THROUGH] for note in draft.notes):
        if "@" in note and PointKind.EMAIL not in known:
            draft.points += [point for point, wrong in emails_in(note)[0] if not wrong]
        if PointKind.PHONE not in known:
            draft.points += certain_phones_in(note)[0]


def _people(draft: Draft) -> list[PersonName]:
    people = [split_person_name(name) for name in draft.people]
    if draft.surname or draft.given:
        people.insert(0, _in_parts(draft))
    return list(dict.fromkeys(people))


def _in_parts(draft: Draft) -> PersonName:
    """The name from its own columns; a whole name written into one of them is parted."""
    if draft.given and not draft.surname and " " in draft.given:
        return split_person_name(f"{draft.given} {draft.patronymic}")
    if draft.surname and not draft.given and " " in draft.surname:
        return split_person_name(f"{draft.surname} {draft.patronymic}")
    if draft.surname and not draft.patronymic and draft.given.count(" ") == 1:
        given, patronymic = draft.given.split(" ")
        return PersonName(draft.surname, given, patronymic)
    return PersonName(draft.surname, draft.given, draft.patronymic)


def _company(draft: Draft, people: list[PersonName]) -> str | None:
    """The company's name; empty when only its numbers tell that it is one; None for a person."""
    if draft.companies:
        return draft.companies[0]
    if draft.names and not _is_person_by_the_way(draft, people):
        return draft.names[0]
    if draft.legal_names:
        return draft.legal_names[0]
    inn = draft.requisites.get("inn")
    if (inn and len(inn.value) == 10) or "kpp" in draft.requisites:
        return draft.names[0] if draft.names else ""
    return None


def _is_person_by_the_way(draft: Draft, people: list[PersonName]) -> bool:
    """Whether a name that looks like neither is a person's, judged by the rest of the row."""
    inn = draft.requisites.get("inn")
    if "kpp" in draft.requisites or draft.legal_names or (inn and len(inn.value) == 10):
        return False
    if draft.birthday or draft.patronymic or (inn and len(inn.value) == 12):
        return not people
    return not people and looks_like_one_name(draft.names[0])


def _as_company(draft: Draft, company: str, people: list[PersonName]) -> _Party:
    if not people and (draft.birthday or draft.positions or draft.contact_points):
        people = _of_sole_proprietor(company)
    others = [*draft.companies[1:], *(name for name in draft.names if name != company)]
    for other in others:
        if other != company:
            draft.notes.append(other)
    return {
        "kind": CustomerKind.COMPANY,
        "name": company or _nameless(draft, people),
        "is_named": bool(company),
        "contacts": _contacts(draft, people),
        "position": "" if people else "; ".join(draft.positions),
    }


def _of_sole_proprietor(company: str) -> list[PersonName]:
    """An ИП is called by a person's name; what is personal in the row is that person's."""
    name = split_company_name(company)
    return [split_person_name(name.core)] if name.form == "ИП" else []


def _as_person(draft: Draft, people: list[PersonName]) -> _Party:
    people = people or [split_person_name(name) for name in draft.names[:1]]
    customer = people[0] if people else None
    others = replace_points(draft, people[1:])
    return {
        "kind": CustomerKind.PERSON,
        "name": customer.full if customer else _nameless(draft, people),
        "is_named": customer is not None,
        "person": customer,
        "position": "; ".join(draft.positions),
        "contacts": others,
    }


def replace_points(draft: Draft, others: list[PersonName]) -> tuple[ContactCandidate, ...]:
    """A person's phones are their own, whatever the column is called; further people stand beside them."""
    draft.points += draft.contact_points
    draft.contact_points = []
    return tuple(ContactCandidate(name) for name in others)


def _contacts(draft: Draft, people: list[PersonName]) -> tuple[ContactCandidate, ...]:
    """People of a company; what is personal (position, birthday, mobile phone) is the first one's."""
    contacts = [
        ContactCandidate(name, position)
        for name, position in zip(people, [*draft.positions, *[""] * len(people)], strict=False)
    ]
    if contacts:
        rest = draft.positions[len(contacts) :]
        position = "; ".join([contacts[0].position, *rest]) if rest else contacts[0].position
        contacts[0] = replace(
            contacts[0], position=position, birthday=draft.birthday, points=_unique(draft.contact_points)
        )
    return tuple(contacts)


def _own_points(draft: Draft, *, has_contacts: bool) -> tuple[Point, ...]:
    if not has_contacts:
        return _unique(draft.points + draft.contact_points)
    personal = {(point.kind, point.value or point.typed) for point in draft.contact_points}
    return _unique(
        [point for point in draft.points if (point.kind, point.value or point.typed) not in personal]
    )


def _unique(points: list[Point]) -> tuple[Point, ...]:
    return tuple(
        {
            (point.kind, point.value or point.typed, point.extension): point for point in reversed(points)
        }.values()
    )[::-1]


def _nameless(draft: Draft, people: list[PersonName]) -> str:
    """What to call somebody whose name the row does not say: sound phone, e-mail or ИНН, else as typed.

    A company of which only a contact person is known is called by their name.
    """
    points = [*draft.points, *draft.contact_points]
    if sound := next((point.value for point in points if point.is_sound), ""):
        return sound
    inn = draft.requisites.get("inn")
    if inn:
        return inn.value or inn.typed
    return points[0].typed if points else people[0].full


def _addresses(draft: Draft) -> tuple[tuple[Address, ...], dict[str, str]]:
    """Whole addresses as typed, those in parts put together, and the parts of the first."""
    together = [
        Address(
            ", ".join(
                parts[name]
                for name in ("postal_code", "country", "region", "city", "street")
                if name in parts
            )
        )
        for parts in draft.places.values()
        if "street" in parts
    ]
    first = next(iter(draft.places.values()), {})
    return tuple(dict.fromkeys([*draft.addresses, *together])), first
