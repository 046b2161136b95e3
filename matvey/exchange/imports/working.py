"""Works off a batch of rows: adds, completes, notes what was wrong, and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from matvey.core.folding import fold
from matvey.customers.actions.adding import add_customers
from matvey.customers.kinds import CUSTOMER
from matvey.customers.models import Customer, Source
from matvey.customers.new import NewCustomer, Place
from matvey.exchange.imports.deciding import Decision, Fate
from matvey.exchange.imports.filing import Filing
from matvey.exchange.imports.new_customers import new_customer
from matvey.exchange.imports.own_values import set_own_values
from matvey.exchange.imports.updating import complete
from matvey.exchange.models import Import, ImportMatch, ImportProblem
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, Problem
from matvey.records.actions.tags import add_tags
from matvey.records.subjects import Subject
from matvey.staff.access import Actor


@dataclass(frozen=True)
class Work:
    """One import being worked on: for whom, with what names known."""

    of: Import
    filing: Filing
    by: Actor
    at: datetime


def write(decisions: Sequence[Decision], work: Work) -> None:
    """All writes of a batch, in the caller's transaction; a dry run writes down what it would have done."""
    if not work.of.is_dry_run:
        _add_sources(decisions, work)
        _create([d for d in decisions if d.fate is Fate.CREATED], work)
        for decision in decisions:
            if decision.fate is Fate.UPDATED:
                _update(decision, work)
    _note_problems(decisions, work.of)
    _note_matches(decisions, work)
    _count(decisions, work.of)


def _create(decisions: Sequence[Decision], work: Work) -> None:
    if not decisions:
        return
    new = [_new(decision, work) for decision in decisions]
    customers = add_customers(new, by=work.by, at=work.at, batch_id=work.of.pk)
    for customer, decision in zip(customers, decisions, strict=True):
        _add_what_hangs_on(customer, decision, work)


def _update(decision: Decision, work: Work) -> None:
    """A customer who may not be changed by this person is left as they are, and the row says why."""
    assert decision.match is not None
    assert decision.candidate is not None
    try:
        with transaction.atomic():
            complete(decision.match.customer, _new(decision, work), by=work.by, at=work.at)
            _add_what_hangs_on(decision.match.customer, decision, work)
    except PermissionDenied:
        decision.fate = Fate.SKIPPED
        text = _("You may not change this customer.")
        decision.problems.append(Problem("", text, decision.candidate.name))
    except ValidationError as refusal:
        decision.fate = Fate.SKIPPED
        decision.problems.append(Problem("", " ".join(refusal.messages), decision.candidate.name))


def _new(decision: Decision, work: Work) -> NewCustomer:
    assert decision.candidate is not None
    candidate = decision.candidate
    place, problems = work.filing.place_of(candidate)
    decision.problems += problems
    if not _may_file_at(place, work.by):
        text = _("You may bring in customers of your own only; this one is yours now.")
        decision.problems.append(Problem(_("Responsible"), text, candidate.responsible))
        place = Place(work.by.employee_id)
    return new_customer(candidate, place, work.filing.source_of(candidate))


def _may_file_at(place: Place, by: Actor) -> bool:
    filed = Customer(responsible_id=place.responsible_id, branch_id=place.branch_id)
    if place.responsible_id and (filed.responsible is not None):
        filed.department_id = filed.responsible.department_id
        filed.branch_id = filed.branch_id or filed.responsible.branch_id
    return by.access.may_write("customer", filed)


def _add_what_hangs_on(customer: Customer, decision: Decision, work: Work) -> None:
    assert decision.candidate is not None
    if decision.candidate.tags:
        add_tags([Subject(CUSTOMER, customer)], decision.candidate.tags, by=work.by, at=work.at)
    if decision.candidate.custom:
        decision.problems += set_own_values(customer, decision.candidate.custom)


def _add_sources(decisions: Sequence[Decision], work: Work) -> None:
    """A source named for the first time becomes one of the company's sources."""
    candidates: list[Candidate] = [d.candidate for d in decisions if d.candidate]
    for name in work.filing.unknown_sources(candidates):
        source = Source.objects.create(name=name[:120])
        work.filing.sources[fold(name)] = source.pk


def _note_problems(decisions: Sequence[Decision], of: Import) -> None:
    rows = [
        ImportProblem(
            of=of,
            row=decision.row,
            column=problem.column[:200],
            message=str(problem.message)[:300],
            typed=problem.typed[:400],
        )
        for decision in decisions
        for problem in decision.problems
        if not problem.mended
    ]
    refused = [d for d in decisions if d.fate is Fate.REFUSED]
    rows += [ImportProblem(of=of, row=d.row, message=d.message[:300]) for d in refused]
    ImportProblem.objects.bulk_create(rows)
    Import.objects.filter(pk=of.pk).update(problems_count=F("problems_count") + len(rows))


def _note_matches(decisions: Sequence[Decision], work: Work) -> None:
    ImportMatch.objects.bulk_create([_met(d, work) for d in decisions if d.match or d.met_row])


def _met(decision: Decision, work: Work) -> ImportMatch:
    """Whom the row met; of a customer this person may not see only whose it is."""
    assert decision.candidate is not None
    match = ImportMatch(
        of=work.of, row=decision.row, name=decision.candidate.name[:250], done=decision.fate.value
    )
    if decision.match is None:
        match.customer_name = _("row %(row)d of this file") % {"row": decision.met_row}
        return match
    customer = decision.match.customer
    match.reasons = list(decision.match.reasons)
    if work.by.access.may_read("customer", customer):
        match.customer_id, match.customer_name = customer.pk, customer.name
    else:
        match.customer_name = _("already with %(who)s") % {"who": customer.responsible or _("a colleague")}
    return match


def _count(decisions: Sequence[Decision], of: Import) -> None:
    fates = Counter(decision.fate for decision in decisions)
    Import.objects.filter(pk=of.pk).update(
        rows=F("rows") + len(decisions),
        created=F("created") + fates[Fate.CREATED],
        updated=F("updated") + fates[Fate.UPDATED],
        skipped=F("skipped") + fates[Fate.SKIPPED],
        refused=F("refused") + fates[Fate.REFUSED],
    )
