"""What tells a customer from others: phones, e-mails and the INN, normalised."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from matvey.exchange.spreadsheets.candidates.candidate import Candidate, PointKind

_TELLING = frozenset({PointKind.PHONE, PointKind.FAX, PointKind.EMAIL})


@dataclass(frozen=True, slots=True)
class Marks:
    """The customer's own and those of the contact persons; `inn` is empty where it is not known for sure.

    `number` is the one under which a base took the customer out, in a file of the program's own.
    """

    points: frozenset[str] = frozenset()
    inn: str = ""
    number: str = ""

    @classmethod
    def of(cls, candidate: Candidate) -> Marks:
        own = [*candidate.points, *(point for contact in candidate.contacts for point in contact.points)]
        points = frozenset([point.value for point in own if point.value and point.kind in _TELLING])
        inn = candidate.requisites.inn
        return cls(points, inn.value if inn else "", candidate.own_number)

    @property
    def all(self) -> frozenset[str]:
        return self.points | {value for value in (self.inn, self.number) if value}

    def reason(self, value: str) -> str:
        """What sharing this mark is called."""
        if value == self.number:
            return _("same number in Matvey")
        if value == self.inn:
            return _("same INN")
        return _("same e-mail") if "@" in value else _("same phone")
