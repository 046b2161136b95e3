"""What becomes of each row of a batch: decided by reading only, before anything is locked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from matvey.exchange.imports.entries import Entry
from matvey.exchange.imports.matching import Known, Match
from matvey.exchange.imports.preparing import Prepared, Work
from matvey.exchange.imports.someone import Someone
from matvey.exchange.models import Import
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, Problem, Refused

OnDuplicate = Import.OnDuplicate


class Fate(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    SKIPPED = "skipped"
    REFUSED = "refused"


@dataclass
class Decision:
    """What is to become of an entry, and whom it met."""

    of: Prepared
    fate: Fate
    problems: list[tuple[int, Problem]]
    match: Match | None = None

    @property
    def entry(self) -> Entry:
        return self.of.entry

    @property
    def candidate(self) -> Candidate:
        assert isinstance(self.entry.said, Candidate)
        return self.entry.said

    @property
    def whom(self) -> Someone | None:
        """Whom the row means now that it is decided."""
        if self.fate is Fate.CREATED:
            return self.of.brought
        return self.match.someone if self.match else None

    def wrong(self, problem: Problem) -> None:
        self.problems.append((self.entry.row, problem))


def decide(batch: Sequence[Prepared], known: Known, work: Work) -> list[Decision]:
    """One decision an entry, in order; `known` is told what each of them would change."""
    return [_decide(one, known, work) for one in batch]


def _decide(one: Prepared, known: Known, work: Work) -> Decision:
    decision = Decision(one, Fate.CREATED, list(one.problems))
    if isinstance(one.entry.said, Refused):
        decision.fate = Fate.REFUSED
        return decision
    decision.match = known.match(one.entry.said, one.marks)
    _settle(decision, work)
    if decision.fate is Fate.CREATED and one.refusal:
        decision.fate = Fate.REFUSED
        decision.wrong(Problem("", one.refusal, decision.candidate.name))
    if decision.whom and decision.fate in (Fate.CREATED, Fate.UPDATED):
        known.note(decision.whom, one.marks.all)
    return decision


def _settle(decision: Decision, work: Work) -> None:
    """Further people of a company that this import has brought are added to it, whatever was chosen."""
    gathered = decision.match is not None and decision.match.gathered
    if decision.match is None or (work.of.on_duplicate == OnDuplicate.CREATE and not gathered):
        return
    updates = gathered or work.of.on_duplicate == OnDuplicate.UPDATE
    decision.fate = Fate.UPDATED if updates else Fate.SKIPPED
    if decision.fate is Fate.UPDATED and not work.by.access.may_write(
        "customer", decision.match.someone.place
    ):
        decision.fate = Fate.SKIPPED
        decision.wrong(Problem("", _("You may not change this customer."), decision.candidate.name))
