"""Whom and what a row means by names: employees, branches, sources; looked up once an import."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from matvey.core.folding import fold
from matvey.core.person_names import split_person_name
from matvey.customers.models import Source
from matvey.customers.new import Place
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, Problem
from matvey.staff.models import Branch, Employee


@dataclass
class Filing:
    """`responsible_id` is whose a customer becomes where the row names nobody we know."""

    responsible_id: int | None
    people: dict[str, int] = field(default_factory=dict)
    branches: dict[str, int] = field(default_factory=dict)
    sources: dict[str, int] = field(default_factory=dict)

    @classmethod
    def now(cls, responsible_id: int | None) -> Filing:
        filing = cls(responsible_id)
        for person in Employee.objects.working():
            for name in (
                person.full_name,
                str(person),
                f"{person.surname} {person.given_name}",
                person.email,
            ):
                filing.people.setdefault(fold(name), person.pk)
        _add_lone_surnames(filing)
        filing.branches = {fold(branch.name): branch.pk for branch in Branch.objects.open()}
        filing.sources = {fold(str(source)): source.pk for source in Source.objects.filter(archived_at=None)}
        return filing

    def place_of(self, candidate: Candidate) -> tuple[Place, list[Problem]]:
        """Where the customer belongs, and what the row named that we do not know."""
        problems = []
        responsible = self._person(candidate.responsible)
        if candidate.responsible and responsible is None:
            text = _("Nobody of this name works here.")
            problems.append(Problem(_("Responsible"), text, candidate.responsible))
        branch = self.branches.get(fold(candidate.branch)) if candidate.branch else None
        if candidate.branch and branch is None:
            problems.append(Problem(_("Branch"), _("There is no such branch."), candidate.branch))
        return Place(responsible or self.responsible_id, branch_id=branch), problems

    def source_of(self, candidate: Candidate) -> int | None:
        return self.sources.get(fold(candidate.source)) if candidate.source else None

    def unknown_sources(self, candidates: list[Candidate]) -> list[str]:
        """Sources the rows name for the first time, each once."""
        wanted = {fold(c.source): c.source for c in candidates if c.source}
        return [name for key, name in wanted.items() if key not in self.sources]

    def _person(self, name: str) -> int | None:
        if not name:
            return None
        found = self.people.get(fold(name))
        return found or self.people.get(fold(split_person_name(name).surname))


def _add_lone_surnames(filing: Filing) -> None:
    """A surname alone means the one colleague who bears it."""
    bearers: dict[str, set[int]] = {}
    for person in Employee.objects.working():
        bearers.setdefault(fold(person.surname), set()).add(person.pk)
    for surname, ids in bearers.items():
        if len(ids) == 1:
            filing.people.setdefault(surname, next(iter(ids)))
