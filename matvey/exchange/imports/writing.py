"""Writes down what was decided of a batch: adds, completes, notes what was wrong, and counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from matvey.core.folding import fold
from matvey.core.one_row import add_to_columns
from matvey.customers.actions.adding import add_drafts
from matvey.customers.actions.facts import fact_of
from matvey.customers.kinds import CUSTOMER
from matvey.customers.models import Customer
from matvey.exchange.imports.cards import Card, cards_of
from matvey.exchange.imports.completing import complete
from matvey.exchange.imports.deciding import Decision, Fate
from matvey.exchange.imports.found_files import attach_found
from matvey.exchange.imports.history import note_history
from matvey.exchange.imports.noting import note_matches, note_origins, note_problems
from matvey.exchange.imports.preparing import Work
from matvey.exchange.models import Import
from matvey.exchange.spreadsheets.candidates.candidate import Problem
from matvey.exchange.undoing.noting import noting
from matvey.journal.actions import record
from matvey.records.actions.custom_fields import add_custom_values
from matvey.records.actions.tags import add_tags
from matvey.records.subjects import Subject


def write(decisions: Sequence[Decision], work: Work) -> None:
    """All writes of a batch, in the caller's transaction; a trial writes down what would have been done."""
    if not work.of.is_dry_run:
        _create([decision for decision in decisions if decision.fate is Fate.CREATED], work)
        _complete([decision for decision in decisions if decision.fate is Fate.UPDATED], work)
        note_origins(decisions, work.of)
    problems = note_problems(decisions, work.of)
    note_matches(decisions, work)
    _count(decisions, problems, work.of)
    if told := note_history(decisions, work):
        Import.objects.filter(pk=work.of.pk).update(history=F("history") + told)


def _create(decisions: Sequence[Decision], work: Work) -> None:
    if not decisions:
        return
    drafts = [decision.of.draft for decision in decisions if decision.of.draft]
    customers = add_drafts(drafts, by=work.by, at=work.at)
    tagged: dict[tuple[str, ...], list[Subject]] = defaultdict(list)
    for decision, customer in zip(decisions, customers, strict=True):
        if decision.of.brought:
            decision.of.brought.number = customer.pk
        if decision.candidate.tags:
            tagged[decision.candidate.tags].append(Subject(CUSTOMER, customer))
    for tags, subjects in tagged.items():
        add_tags(subjects, tags, by=work.by, at=work.at)
    attach_found(zip(decisions, customers, strict=True), work)
    add_custom_values(
        (work.fields.fields[key], customer.pk, value)
        for decision, customer in zip(decisions, customers, strict=True)
        for key, value in decision.of.own.items()
    )


def _complete(decisions: Sequence[Decision], work: Work) -> None:
    if not decisions:
        return
    rows = _rows_by_customer(decisions)
    with noting(rows, work.of):
        _complete_known(decisions, cards_of(rows), work)


def _complete_known(decisions: Sequence[Decision], cards: Mapping[int, Card], work: Work) -> None:
    for decision in decisions:
        number = decision.match.someone.number if decision.match else None
        card = cards.get(number or 0)
        if card is None:
            _leave(decision, _("The customer has been put into the bin in the meantime."))
            continue
        try:
            with transaction.atomic():
                _complete_one(card, decision, work)
        except PermissionDenied:
            _leave(decision, _("You may not change this customer."))
        except ValidationError as refusal:
            _leave(decision, " ".join(refusal.messages))


def _rows_by_customer(decisions: Iterable[Decision]) -> dict[int, int]:
    """The first row of each customer."""
    rows: dict[int, int] = {}
    for decision in decisions:
        if decision.match and (number := decision.match.someone.number):
            rows.setdefault(number, decision.entry.row)
    return rows


def _leave(decision: Decision, text: str) -> None:
    decision.fate = Fate.SKIPPED
    decision.wrong(Problem("", text, decision.candidate.name))


def _complete_one(card: Card, decision: Decision, work: Work) -> None:
    assert decision.of.new is not None
    complete(card, decision.of.new, by=work.by, at=work.at)
    tags = [tag for tag in decision.candidate.tags if fold(tag)[:60] not in card.tags]
    if tags:
        add_tags([Subject(CUSTOMER, card.customer)], tags, by=work.by, at=work.at)
        card.tags.update(fold(tag)[:60] for tag in tags)
    attach_found([(decision, card.customer)], work)
    if decision.of.own:
        _fill_own(card.customer, decision, work)


def _fill_own(customer: Customer, decision: Decision, work: Work) -> None:
    before, after = work.fields.set(customer, decision.of.own)
    if after:
        record(fact_of(customer, "customer.changed", before=before, after=after), by=work.by, at=work.at)


def _count(decisions: Sequence[Decision], problems: int, of: Import) -> None:
    fates = Counter(decision.fate for decision in decisions)
    further = Counter[Fate]()
    for decision in decisions:
        further[_fate_of_further(decision.fate)] += len(decision.entry.further)
    counts = {fate: fates[fate] + further[fate] for fate in Fate}
    add_to_columns(
        Import,
        of.pk,
        rows=sum(counts.values()),
        problems_count=problems,
        **{fate.value: count for fate, count in counts.items() if count},
    )


def _fate_of_further(fate: Fate) -> Fate:
    """A row that goes on about a customer the row above has brought completes them."""
    return Fate.UPDATED if fate is Fate.CREATED else fate
