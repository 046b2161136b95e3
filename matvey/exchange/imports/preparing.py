"""What rows say in the words of the base, with all that adding them takes: nobody is met and nothing locked yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from matvey.customers.actions.drafting import CustomerDraft, draft_customers
from matvey.customers.new import NewCustomer
from matvey.exchange.imports.entries import Entry
from matvey.exchange.imports.filing import Filing
from matvey.exchange.imports.marks import Marks
from matvey.exchange.imports.new_customers import new_customer
from matvey.exchange.imports.own_values import OwnFields
from matvey.exchange.imports.someone import Someone
from matvey.exchange.models import Import
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, Problem, Refused
from matvey.staff.access import Actor


@dataclass(frozen=True)
class Work:
    """One import being worked on: for whom, with what names and fields known."""

    of: Import
    filing: Filing
    fields: OwnFields
    by: Actor
    at: datetime

    @classmethod
    def on(cls, imported: Import, *, by: Actor, at: datetime) -> Work:
        by = replace(by, batch_id=imported.pk)
        return cls(imported, Filing.of(imported, by=by, at=at), OwnFields.of(imported), by, at)


@dataclass
class Prepared:
    """An entry and whom it would bring into the base: `brought`, by the rows of `draft`.

    `own` are the values of the company's own fields, `refusal` is why nobody could be added.
    """

    entry: Entry
    problems: list[tuple[int, Problem]]
    marks: Marks = field(default_factory=Marks)
    new: NewCustomer | None = None
    brought: Someone | None = None
    draft: CustomerDraft | None = None
    own: dict[str, Any] = field(default_factory=dict)
    refusal: str = ""

    def wrong(self, problem: Problem) -> None:
        self.problems.append((self.entry.row, problem))


def prepare(batch: Sequence[Entry], work: Work) -> list[Prepared]:
    """Each of the entries as if it were new."""
    prepared = [_read(entry, work) for entry in batch]
    whole = [one for one in prepared if one.new]
    try:
        _draft(whole, work)
    except (PermissionDenied, ValidationError):
        _draft_one_by_one(whole, work)
    return prepared


def _read(entry: Entry, work: Work) -> Prepared:
    one = Prepared(entry, list(entry.problems))
    if isinstance(entry.said, Refused):
        one.wrong(Problem("", entry.said.message, ""))
        return one
    _take(one, entry.said, work)
    one.marks = Marks.of(entry.said)
    if one.new:
        one.brought = Someone.brought(one.new, entry.position)
    return one


def _take(one: Prepared, candidate: Candidate, work: Work) -> None:
    """What the row says in the words of the base; what it names that nobody knows stays in the remarks."""
    place, unknown = work.filing.place_of(candidate)
    source_id, no_source = work.filing.source_of(candidate)
    one.own, unfit = work.fields.read(candidate.custom)
    problems = [*unknown, *no_source, *unfit]
    for problem in problems:
        one.wrong(problem)
    remarks = [f"{problem.column}: {problem.typed}".removeprefix(": ") for problem in problems]
    one.new, out_of_order = new_customer(candidate, place, source_id, remarks)
    if out_of_order:
        one.wrong(out_of_order)


def _draft(whole: Sequence[Prepared], work: Work) -> None:
    new = [one.new for one in whole if one.new]
    drafts = draft_customers(new, by=work.by, at=work.at, batch_id=work.of.pk)
    for one, draft in zip(whole, drafts, strict=True):
        one.draft = draft


def _draft_one_by_one(whole: Sequence[Prepared], work: Work) -> None:
    for one in whole:
        try:
            _draft([one], work)
        except PermissionDenied:
            one.refusal = _("You may not add customers.")
        except ValidationError as error:
            one.refusal = " ".join(error.messages)
