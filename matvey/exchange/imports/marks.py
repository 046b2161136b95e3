"""What tells a customer from others: phones, e-mails and the INN, normalised."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from matvey.exchange.spreadsheets.candidates.candidate import Candidate, PointKind

_TELLING = frozenset({PointKind.PHONE, PointKind.FAX, PointKind.EMAIL})


@dataclass(frozen=True, slots=True)
class Marks:
    """The customer's own and those of the contact persons; `inn` is empty where it is not known for sure."""

    points: frozenset[str] = frozenset()
    inn: str = ""

    @classmethod
    def of(cls, candidate: Candidate) -> Marks:
        own = [*candidate.points, *(point for contact in candidate.contacts for point in contact.points)]
        points = frozenset([point.value for point in own if point.value and point.kind in _TELLING])
        inn = candidate.requisites.inn
        return cls(points, inn.value if inn else "")

    @property
    def all(self) -> frozenset[str]:
        return self.points | {self.inn} if self.inn else self.points

    def reason(self, value: str) -> str:
        """What sharing this mark is called."""
        if value == self.inn:
            return _("same INN")
        return _("same e-mail") if "@" in value else _("same phone")
