"""The correspondents of a mailbox as candidates, with their letters; who was left out is told at the end."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from matvey.exchange.found_history import FoundLetters
from matvey.exchange.letters.correspondents import (
    Correspondence,
    Correspondent,
    correspondence,
    owners_of,
)
from matvey.exchange.letters.letter import Letter, read_letter
from matvey.exchange.letters.mailbox import header_blocks
from matvey.exchange.letters.own import Own
from matvey.exchange.named_by_mail import candidate_of
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, Refused
from matvey.exchange.spreadsheets.files.sources import Source

_MOST_TOLD = 200
_NAMED = 5


def correspondents(source: Source, today: dt.date, own: Own) -> Iterator[Candidate | Refused]:
    """One a correspondent, in the order in which the mailbox first names them."""
    found = read_correspondence(source, own)
    for number, one in enumerate(found.people.values(), 1):
        yield _candidate(number, one, today)
    for number, message in enumerate(_left_out(found), len(found.people) + 1):
        yield Refused(number, message)


def read_correspondence(source: Source, own: Own) -> Correspondence:
    with source.open() as file:
        owners = owners_of(letters_in(source))
        return correspondence(map(read_letter, header_blocks(file)), own.and_also(owners))


def letters_in(source: Source) -> Iterator[Letter]:
    with source.open() as file:
        yield from map(read_letter, header_blocks(file))


def _candidate(number: int, one: Correspondent, today: dt.date) -> Candidate:
    letters = FoundLetters(one.address, tuple(one.received), tuple(one.sent), one.first_at, one.last_at)
    return replace(candidate_of(number, one.address, one.name, today=today), letters=letters)


def _left_out(found: Correspondence) -> Iterator[str]:
    if found.robots:
        yield _robots(found.robots)
    for number in found.broken[:_MOST_TOLD]:
        yield _("Letter %(number)d does not say who wrote it.") % {"number": number}
    if (more := len(found.broken) - _MOST_TOLD) > 0:
        yield _("%(count)d more letters do not say who wrote them.") % {"count": more}


def _robots(robots: Counter[str]) -> str:
    named = ", ".join(address for address, _times in robots.most_common(_NAMED))
    text = _("Mailing lists and robots were left out: %(count)d addresses, among them %(named)s.")
    return text % {"count": len(robots), "named": named}
