"""What becomes of each row of a batch: decided by reading only, before anything is locked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from matvey.exchange.imports.matching import Known, Marks, Match
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
    """A row, what is to become of it, and whom it met."""

    row: int
    fate: Fate
    candidate: Candidate | None = None
    match: Match | None = None
    met_row: int = 0
    problems: list[Problem] = field(default_factory=list)
    message: str = ""


@dataclass
class Seen:
    """The marks of earlier rows that a dry run would have created: row and candidate by mark."""

    rows: dict[str, Candidate] = field(default_factory=dict)

    def note(self, candidate: Candidate, marks: Marks) -> None:
        for key in marks.keys:
            self.rows.setdefault(key, candidate)

    def meets(self, marks: Marks) -> list[Candidate]:
        return [self.rows[key] for key in marks.keys if key in self.rows]


def decide(rows: Sequence[Candidate | Refused], on_duplicate: str, known: Known) -> list[Decision]:
    """One decision a row, in order; `known` holds whom the base has with the rows' marks."""
    return [_decide(row, on_duplicate, known) for row in rows]


def marks_of(rows: Sequence[Candidate | Refused]) -> list[Marks]:
    return [Marks.of(row) if isinstance(row, Candidate) else Marks() for row in rows]


def until_first_twin(rows: Sequence[Candidate | Refused]) -> int:
    """How many rows can be worked off together: none of them has a mark of another before it.

    A row that repeats an earlier one waits for the next batch, when the earlier is in the base.
    """
    seen: set[str] = set()
    for count, marks in enumerate(marks_of(rows)):
        if seen & marks.keys:
            return count
        seen |= marks.keys
    return len(rows)


def _decide(row: Candidate | Refused, on_duplicate: str, known: Known) -> Decision:
    if isinstance(row, Refused):
        return Decision(row.row, Fate.REFUSED, problems=list(row.problems), message=row.message)
    match = known.match(row, Marks.of(row))
    decision = Decision(row.row, Fate.CREATED, row, match, problems=list(row.problems))
    if match and on_duplicate != OnDuplicate.CREATE:
        decision.fate = Fate.UPDATED if on_duplicate == OnDuplicate.UPDATE else Fate.SKIPPED
    return decision
