"""What tells a customer from others: phones, e-mails and the INN, normalised; in address books the company."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from matvey.core.company_names import company_sort_key
from matvey.core.folding import sort_key
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, PointKind

NAMED = "="
"""Stands before the name by which people of one company in a file find each other; no phone begins so."""

_TELLING = frozenset({PointKind.PHONE, PointKind.FAX, PointKind.EMAIL})


@dataclass(frozen=True, slots=True)
class Marks:
    """The customer's own and those of the contact persons; `inn` is empty where it is not known for sure.

    `number` is the one under which a base took the customer out, in a file of the program's own.
    `born` is the name with the birthday of a human of whom nothing else is known. `company` counts within
    one file only, and only where the file is an address book.
    """

    points: frozenset[str] = frozenset()
    inn: str = ""
    number: str = ""
    born: str = ""
    company: str = ""

    @classmethod
    def of(cls, candidate: Candidate) -> Marks:
        own = [*candidate.points, *(point for contact in candidate.contacts for point in contact.points)]
        points = frozenset([point.value for point in own if point.value and point.kind in _TELLING])
        inn = candidate.requisites.inn
        born = "" if points or inn else born_mark(candidate)
        gathers = candidate.gathers and candidate.is_named
        company = NAMED + company_sort_key(candidate.name[:250]) if gathers else ""
        return cls(points, inn.value if inn else "", candidate.own_number, born, company)

    @property
    def all(self) -> frozenset[str]:
        return self.points.union(filter(None, (self.inn, self.number, self.born, self.company)))

    def reason(self, value: str) -> str:
        """What sharing this mark is called."""
        if value == self.number:
            return _("same number in Matvey")
        if value == self.inn:
            return _("same INN")
        if value == self.born:
            return _("same name and birthday")
        if value == self.company:
            return _("same company in the file")
        return _("same e-mail") if "@" in value else _("same phone")


def born_mark(candidate: Candidate) -> str:
    """«петров иван:412»: as people are sorted, and month and day as they are looked for."""
    day = candidate.birthday
    if candidate.person is None or day is None or not (candidate.person.surname and candidate.person.given):
        return ""
    return f"{sort_key(candidate.person.full)}:{day.month * 100 + day.day}"
