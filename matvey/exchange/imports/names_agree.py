"""Whether the name in a row may be that of a customer: a shared phone alone does not make two one."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from matvey.core.company_names import split_company_name
from matvey.core.folding import fold
from matvey.core.person_names import PersonName, split_person_name
from matvey.core.transliteration import latin
from matvey.exchange.imports.someone import Someone
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, CustomerKind

# Of 100; below it «Ромашка» and «Ромашка плюс» are two.
ALIKE = 88
_NAMELESS = re.compile(r"\+?\d{10,15}|\S+@\S+")


def names_agree(candidate: Candidate, someone: Someone) -> bool:
    """True also where one of them has no name, only a phone, an e-mail or an INN to be called by.

    Somebody whose letters or meetings a file tells of is whoever has the address.
    """
    if not candidate.is_named or candidate.goes_by_address or _NAMELESS.fullmatch(someone.name):
        return True
    one, other = _human(candidate), someone.person or _sole_trader(someone.name)
    if one and other:
        return _same_person(one, other)
    names = {candidate.name, candidate.legal_name or candidate.name}
    return any(_alike(_core(name), _core(someone.name)) for name in names)


def _human(candidate: Candidate) -> PersonName | None:
    if candidate.kind == CustomerKind.PERSON:
        return candidate.person or split_person_name(candidate.name)
    return _sole_trader(candidate.name)


def _sole_trader(name: str) -> PersonName | None:
    """«ИП Козлов С. В.» is called by a person's name, in full or by initials."""
    company = split_company_name(name)
    return split_person_name(company.core) if company.form == "ИП" else None


def _same_person(one: PersonName, other: PersonName) -> bool:
    """The same surname, and first names and patronymics that do not contradict each other."""
    if _equal(one.surname, other.given) and _equal(one.given, other.surname):
        return _compatible(one.patronymic, other.patronymic)  # «Анна Ким» in columns that were mixed up
    if one.surname and other.surname and not _equal(one.surname, other.surname):
        return False
    return _compatible(one.given, other.given) and _compatible(one.patronymic, other.patronymic)


def _compatible(one: str, other: str) -> bool:
    """Equal, or one an initial of the other, or one unknown."""
    short, long = sorted((fold(one).rstrip("."), fold(other).rstrip(".")), key=len)
    return not short or (len(short) == 1 and long.startswith(short)) or _equal(one, other)


def _equal(one: str, other: str) -> bool:
    """«Ivanov» is «Иванов»."""
    return fold(one) == fold(other) or latin(one) == latin(other)


def _core(name: str) -> str:
    return fold(split_company_name(name).core)


def _alike(one: str, other: str) -> bool:
    if fuzz.token_sort_ratio(one, other) >= ALIKE:
        return True
    return fuzz.token_sort_ratio(latin(one), latin(other)) >= ALIKE
