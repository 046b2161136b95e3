"""Puts meetings and letters that files tell of into the history of the customers they were with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from matvey.customers.models import Customer
from matvey.exchange.found_history import FoundLetters, FoundMeeting
from matvey.exchange.imports.deciding import Decision, Fate
from matvey.exchange.imports.preparing import Work
from matvey.exchange.spreadsheets.candidates.candidate import Candidate
from matvey.history.actions.correspondence import record_letters
from matvey.history.actions.interactions import record_interactions
from matvey.history.new import NewInteraction, NewLetters


def note_history(decisions: Sequence[Decision], work: Work) -> int:
    """How many meetings and correspondences are new; what was is true of customers left as they are, too."""
    told = [decision for decision in decisions if _tells(decision)]
    if not told or work.of.is_dry_run:
        return sum(map(_count, told))
    customers = _customers(told, work)
    known = [(customers[number], one.candidate) for one in told if (number := _number(one)) in customers]
    meetings = [new for customer, said in known for new in _meetings(customer, said, work)]
    letters = [_letters(customer, said.letters) for customer, said in known if said.letters]
    batch = work.of.pk
    held = record_interactions(meetings, by=work.by, at=work.at, batch_id=batch) if meetings else []
    grown = record_letters(letters, by=work.by, at=work.at, batch_id=batch) if letters else []
    return len(held) + len(grown)


def _tells(decision: Decision) -> bool:
    said = decision.entry.said
    return (
        decision.fate is not Fate.REFUSED
        and isinstance(said, Candidate)
        and bool(said.meetings or said.letters)
    )


def _count(decision: Decision) -> int:
    return len(decision.candidate.meetings) + bool(decision.candidate.letters)


def _number(decision: Decision) -> int:
    whom = decision.whom
    return (whom.number if whom else None) or 0


def _customers(decisions: Iterable[Decision], work: Work) -> dict[int, Customer]:
    """Those this person may see; nothing is said of the others."""
    rows = Customer.objects.visible_to(work.by.access).kept().filter(pk__in=set(map(_number, decisions)))
    return {row.pk: row for row in rows}


def _meetings(customer: Customer, said: Candidate, work: Work) -> Iterator[NewInteraction]:
    address = said.emails[0].value if said.emails else _address_of_contact(said)
    for one in said.meetings:
        yield _meeting(customer, one, address, is_planned=one.at > work.at)


def _meeting(customer: Customer, one: FoundMeeting, address: str, *, is_planned: bool) -> NewInteraction:
    return NewInteraction(
        customer,
        "meeting",
        one.at,
        one.title,
        one.text,
        state="planned" if is_planned else "took_place",
        origin=one.origin,
        address=address,
    )


def _address_of_contact(said: Candidate) -> str:
    points = (point for contact in said.contacts for point in contact.points)
    return next((point.value for point in points if point.kind == "email"), "")


def _letters(customer: Customer, found: FoundLetters) -> NewLetters:
    return NewLetters(customer, found.address, found.received, found.sent, found.first_at, found.last_at)
