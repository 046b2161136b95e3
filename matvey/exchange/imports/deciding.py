"""What becomes of each row of a batch: decided by reading only, before anything is locked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from matvey.customers.actions.drafting import CustomerDraft, draft_customers
from matvey.customers.new import NewCustomer
from matvey.exchange.imports.entries import Entry
from matvey.exchange.imports.filing import Filing
from matvey.exchange.imports.marks import Marks
from matvey.exchange.imports.matching import Known, Match
from matvey.exchange.imports.new_customers import new_customer
from matvey.exchange.imports.own_values import OwnFields
from matvey.exchange.imports.someone import Someone
from matvey.exchange.models import Import
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, Problem, Refused
from matvey.staff.access import Actor

OnDuplicate = Import.OnDuplicate


class Fate(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    SKIPPED = "skipped"
    REFUSED = "refused"


@dataclass(frozen=True)
class Work:
    """One import being worked on: for whom, with what names and fields known."""

    of: Import
    filing: Filing
    fields: OwnFields
    by: Actor
    at: datetime


@dataclass
class Decision:
    """What is to become of an entry, whom it met, and all that is needed to do it.

    `brought` is whom the entry adds; `draft` their rows, and `own` the values of the company's own fields.
    """

    entry: Entry
    fate: Fate
    problems: list[tuple[int, Problem]]
    marks: Marks = field(default_factory=Marks)
    match: Match | None = None
    new: NewCustomer | None = None
    brought: Someone | None = None
    draft: CustomerDraft | None = None
    own: dict[str, Any] = field(default_factory=dict)

    @property
    def candidate(self) -> Candidate:
        assert isinstance(self.entry.said, Candidate)
        return self.entry.said

    @property
    def whom(self) -> Someone | None:
        """Whom the row means now that it is decided."""
        return self.brought or (self.match.someone if self.match else None)

    def wrong(self, problem: Problem) -> None:
        self.problems.append((self.entry.row, problem))


def decide(batch: Sequence[Entry], known: Known, work: Work) -> list[Decision]:
    """One decision an entry, in order; `known` is told what each of them would change."""
    return [_decide(entry, known, work) for entry in batch]


def draft(decisions: Sequence[Decision], work: Work) -> None:
    """The rows of those to be created; what then turns out not to hold is refused."""
    created = [decision for decision in decisions if decision.fate is Fate.CREATED]
    try:
        _draft_together(created, work)
    except (PermissionDenied, ValidationError):
        _draft_one_by_one(created, work)


def marks_of(batch: Sequence[Entry]) -> list[Marks]:
    return [Marks.of(entry.said) for entry in batch if isinstance(entry.said, Candidate)]


def _decide(entry: Entry, known: Known, work: Work) -> Decision:
    decision = Decision(entry, Fate.CREATED, list(entry.problems))
    if isinstance(entry.said, Refused):
        decision.fate = Fate.REFUSED
        decision.wrong(Problem("", entry.said.message, ""))
        return decision
    _read(decision, work)
    decision.marks = Marks.of(entry.said)
    decision.match = known.match(entry.said, decision.marks)
    _settle(decision, work)
    if decision.fate is Fate.CREATED and decision.new:
        decision.brought = Someone.brought(decision.new, entry.position)
    if decision.whom and decision.fate in (Fate.CREATED, Fate.UPDATED):
        known.note(decision.whom, decision.marks.all)
    return decision


def _read(decision: Decision, work: Work) -> None:
    """What the row says in the words of the base; what it names that nobody knows stays in the remarks."""
    candidate = decision.candidate
    place, unknown = work.filing.place_of(candidate)
    source_id, no_source = work.filing.source_of(candidate)
    decision.own, unfit = work.fields.read(candidate.custom)
    problems = [*unknown, *no_source, *unfit]
    for problem in problems:
        decision.wrong(problem)
    remarks = [f"{problem.column}: {problem.typed}".removeprefix(": ") for problem in problems]
    decision.new, out_of_order = new_customer(candidate, place, source_id, remarks)
    if out_of_order:
        decision.wrong(out_of_order)


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


def _draft_one_by_one(decisions: Sequence[Decision], work: Work) -> None:
    for decision in decisions:
        try:
            _draft_together([decision], work)
        except PermissionDenied:
            _refuse(decision, _("You may not add customers."))
        except ValidationError as error:
            _refuse(decision, " ".join(error.messages))


def _draft_together(decisions: Sequence[Decision], work: Work) -> None:
    new = [decision.new for decision in decisions if decision.new]
    drafts = draft_customers(new, by=work.by, at=work.at, batch_id=work.of.pk)
    for decision, draft in zip(decisions, drafts, strict=True):
        decision.draft = draft


def _refuse(decision: Decision, text: str) -> None:
    decision.fate = Fate.REFUSED
    decision.wrong(Problem("", text, decision.candidate.name))
