"""Whom and what a row means by names: employees, branches, sources; looked up once a slice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils.translation import gettext as _

from matvey.core.folding import fold
from matvey.core.person_names import split_person_name
from matvey.customers.actions.rules import add_source
from matvey.customers.models import Source
from matvey.customers.new import Place
from matvey.exchange.imports.opening import columns_of
from matvey.exchange.models import Import
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, Problem
from matvey.staff.access import Actor
from matvey.staff.models import Branch, Employee
from matvey.staff.rights import ADMINISTER


@dataclass
class Filing:
    """`default` is where a customer goes whose row names nobody; `own` is the importer's own place."""

    by: Actor
    at: datetime
    is_trial: bool = False
    default: Place = field(default_factory=Place)
    own: Place = field(default_factory=Place)
    labels: dict[str, str] = field(default_factory=dict)
    people: dict[str, Place] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    branches: dict[str, int] = field(default_factory=dict)
    sources: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, imported: Import, *, by: Actor, at: datetime) -> Filing:
        filing = cls(by, at, imported.is_dry_run)
        filing.labels = {target: label for _number, label, target in columns_of(imported)}
        colleagues = list(Employee.objects.working())
        places = {
            person.pk: Place(person.pk, person.department_id, person.branch_id) for person in colleagues
        }
        filing.own = places.get(by.employee_id or 0, Place())
        filing.default = places.get(imported.responsible_id or 0, filing.own)
        filing.people = _by_name(colleagues, places)
        filing.names = {person.pk: str(person) for person in colleagues}
        filing.branches = {fold(branch.name): branch.pk for branch in Branch.objects.open()}
        filing.sources = {fold(str(source)): source.pk for source in Source.objects.filter(archived_at=None)}
        return filing

    def place_of(self, candidate: Candidate) -> tuple[Place, list[Problem]]:
        """Where the customer belongs, and what the row named that we do not know or that is not allowed."""
        problems: list[Problem] = []
        named = self._colleague(candidate.responsible, problems)
        place = named or self.default
        if branch := self._branch(candidate.branch, problems):
            place = replace(place, branch_id=branch)
        if self.by.access.may_write("customer", place):
            return place, problems
        if named:
            text = _("You may bring in customers of your own only; this one is yours now.")
            problems.append(self._problem("responsible", text, candidate.responsible))
        return self.own, problems

    def source_of(self, candidate: Candidate) -> tuple[int | None, list[Problem]]:
        """A source nobody has named before becomes one of the company's, where an administrator imports."""
        name = candidate.source
        if not name:
            return None, []
        known = self.sources.get(fold(name))
        if known is None and not self.by.access.may(ADMINISTER):
            return None, [self._problem("source", _("There is no such source."), name)]
        if known is None and not self.is_trial:
            known = self.sources[fold(name)] = add_source(name[:120], by=self.by, at=self.at).pk
        return known, []

    def colleague(self, number: int | None) -> str:
        """What to call whoever has a customer one may not see."""
        return self.names.get(number or 0) or _("a colleague")

    def _colleague(self, name: str, problems: list[Problem]) -> Place | None:
        if not name:
            return None
        found = self.people.get(fold(name)) or self.people.get(fold(split_person_name(name).surname))
        if found is None:
            problems.append(self._problem("responsible", _("Nobody of this name works here."), name))
        return found

    def _branch(self, name: str, problems: list[Problem]) -> int | None:
        found = self.branches.get(fold(name)) if name else None
        if name and found is None:
            problems.append(self._problem("branch", _("There is no such branch."), name))
        return found

    def _problem(self, target: str, text: str, typed: str) -> Problem:
        return Problem(self.labels.get(target, ""), text, typed)


def _by_name(colleagues: Iterable[Employee], places: dict[int, Place]) -> dict[str, Place]:
    """By all the ways to name a colleague; a surname alone means the one who bears it."""
    known: dict[str, Place] = {}
    bearers: dict[str, list[int]] = {}
    for person in colleagues:
        for name in (person.full_name, str(person), f"{person.surname} {person.given_name}", person.email):
            known.setdefault(fold(name), places[person.pk])
        bearers.setdefault(fold(person.surname), []).append(person.pk)
    return {surname: places[ids[0]] for surname, ids in bearers.items() if len(ids) == 1} | known
