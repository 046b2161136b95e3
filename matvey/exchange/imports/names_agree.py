"""Whether the name in a row may be that of a customer: a shared phone alone does not make two one."""

from __future__ import annotations

from rapidfuzz import fuzz

from matvey.core.company_names import split_company_name
from matvey.core.folding import fold
from matvey.core.person_names import PersonName, split_person_name
from matvey.customers.models import Customer
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, CustomerKind

# Of 100; below it «Ромашка» and «Ромашка плюс» are two.
ALIKE = 88


def names_agree(candidate: Candidate, customer: Customer) -> bool:
    """True also where the row names nobody: then phone, e-mail or INN is all it says."""
    if not candidate.is_named:
        return True
    if candidate.kind == CustomerKind.PERSON and customer.is_person:
        return _same_person(candidate.person or split_person_name(candidate.name), _person_of(customer))
    wanted, known = _core(candidate.name), _core(customer.name)
    legal = _core(candidate.legal_name) if candidate.legal_name else wanted
    return any(fuzz.token_sort_ratio(name, known) >= ALIKE for name in {wanted, legal})


def _same_person(one: PersonName, other: PersonName) -> bool:
    """The same surname, and first names and patronymics that do not contradict each other."""
    if one.surname and other.surname and fold(one.surname) != fold(other.surname):
        return False
    parts = ((one.given, other.given), (one.patronymic, other.patronymic))
    return all(_compatible(fold(a), fold(b)) for a, b in parts)


def _compatible(one: str, other: str) -> bool:
    """Equal, or one an initial of the other, or one unknown."""
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return not short or (long.startswith(short) if len(short) == 1 else short == long)


def _core(name: str) -> str:
    return fold(split_company_name(name).core)


def _person_of(customer: Customer) -> PersonName:
    return customer.person.name if customer.person else split_person_name(customer.name)


def same_candidate(one: Candidate, other: Candidate) -> bool:
    """Whether two rows of a file may mean the same customer."""
    if not one.is_named or not other.is_named:
        return True
    if one.kind == other.kind == CustomerKind.PERSON:
        return _same_person(
            one.person or split_person_name(one.name), other.person or split_person_name(other.name)
        )
    return fuzz.token_sort_ratio(_core(one.name), _core(other.name)) >= ALIKE
