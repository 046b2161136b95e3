"""Finds colleagues for the palette: by name, position, phone or e-mail."""

from __future__ import annotations

from typing import Final

from matvey.administration.kinds import visible_employees
from matvey.core.folding import digits, fold, words
from matvey.core.transliteration import latin
from matvey.records.searching import Found, add_source
from matvey.staff import kinds
from matvey.staff.access import Access
from matvey.staff.models import Employee

SHOWN: Final = 5
# Fewer digits stand in every second number.
ENOUGH_DIGITS: Final = 4


def colleagues(asked: str, access: Access) -> list[Found]:
    """Those this person may see of whom everything typed is true, in any order of words."""
    people = visible_employees(access).select_related("branch")
    fitting = [person for person in people if _has_phone(person, asked) or _has_words(person, asked)]
    kind = kinds.get("employee")
    return [Found(who.full_name, _note(who), kind.url(who.pk), kind.icon) for who in fitting[:SHOWN]]


def _has_words(person: Employee, asked: str) -> bool:
    known = [*words(f"{person.full_name} {person.position}"), fold(person.email)]
    known += [latin(word) for word in known]
    wanted = fold(asked).split()
    return bool(wanted) and all(any(one.startswith(word) for one in known) for word in wanted)


def _has_phone(person: Employee, asked: str) -> bool:
    """Any part of it, with 8 or +7 before it alike."""
    number, phone = digits(asked), digits(person.phone)
    if len(number) < ENOUGH_DIGITS or any(character.isalpha() for character in asked):
        return False
    return number in phone or (number[0] == "8" and number[1:] in phone)


def _note(person: Employee) -> str:
    return " · ".join(str(part) for part in (person.position or person.role, person.branch) if part)


add_source(colleagues)
