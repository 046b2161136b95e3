"""A file of cards as customers: every card becomes one, or is refused with the line and the reason."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from matvey.exchange.formats import Format, add
from matvey.exchange.spreadsheets.candidates.assembly import candidate, names_somebody
from matvey.exchange.spreadsheets.candidates.candidate import Candidate, Refused
from matvey.exchange.spreadsheets.candidates.draft import Draft
from matvey.exchange.spreadsheets.files.sources import Source
from matvey.exchange.vcards.cards import Card, Property, cards_of
from matvey.exchange.vcards.labels import column_of, is_technical
from matvey.exchange.vcards.lines import Line, encoding_in, lines_of, unfolded
from matvey.exchange.vcards.meanings import MEANINGS, aside, messenger
from matvey.exchange.vcards.names import is_list, read_names
from matvey.exchange.vcards.photos import photo
from matvey.exchange.vcards.reach import service_of
from matvey.exchange.vcards.values import decoded, text_of

_BEGIN = re.compile(rb"(?:^|[\r\n])\s*BEGIN\s*:\s*VCARD", re.IGNORECASE)


def recognises(name: str, head: bytes) -> bool:
    """A card begins at the beginning; a file called .vcf may have something before it."""
    plain = head.removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    plain = plain.replace(b"\0", b"").lstrip()
    if re.match(rb"BEGIN\s*:\s*VCARD", plain[:40], re.IGNORECASE):
        return True
    return name.lower().endswith((".vcf", ".vcard")) and bool(_BEGIN.search(plain))


def rows(source: Source, today: dt.date) -> Iterator[Candidate | Refused]:
    encoding = encoding_in(source)
    number = 0
    for card in cards_of(lines_of(source, encoding)):
        for one in (*_agents(card, encoding), card):
            number += 1
            yield understood(one, number, encoding, today)


def understood(card: Card, number: int, encoding: str, today: dt.date) -> Candidate | Refused:
    """The customer a card describes; `number` is the card's in its file."""
    draft = Draft(today, gathers=True)
    for fault in card.faults:
        draft.problem(_in_line("", fault.line), fault.message, "")
    if is_list(card, encoding):
        message = _("The card at line %(line)d is a list of other cards, not a contact.")
        return Refused(number, message % {"line": card.line}, tuple(draft.problems))
    _say(draft, card.line, partial(read_names, draft, card, encoding))
    for found in _labelled(card, encoding):
        _say(draft, found.line, partial(_take, draft, found, encoding))
    if not names_somebody(draft):
        message = _("Nothing in the card at line %(line)d names a customer.")
        return Refused(number, message % {"line": card.line}, tuple(draft.problems))
    return _with_names(candidate(draft, number, continues=False))


def _with_names(said: Candidate) -> Candidate:
    """A photo is called like the person on it."""
    if not said.files:
        return said
    who = said.contacts[0].name.full if said.contacts else said.name
    files = tuple(replace(one, name=f"{who[:100]}{one.name}") for one in said.files)
    return replace(said, files=files)


def _say(draft: Draft, line: int, read: Callable[[], None]) -> None:
    """Problems a line causes tell where it stands."""
    before = len(draft.problems)
    read()
    draft.problems[before:] = [
        replace(problem, column=_in_line(problem.column, line)) for problem in draft.problems[before:]
    ]


def _take(draft: Draft, found: Property, encoding: str) -> None:
    if found.name == "PHOTO":
        photo(draft, found)
        return
    meaning = MEANINGS.get(found.name)
    if meaning is None and service_of(found.name):
        meaning = messenger
    if meaning is None and not is_technical(found.name):
        meaning = aside
    if meaning is None:
        return
    if "\ufffd" in decoded(found, encoding):
        draft.problem(
            column_of(found), _("Some letters of the value cannot be read."), text_of(found, encoding)[:100]
        )
    meaning(draft, found, encoding)


def _labelled(card: Card, encoding: str) -> list[Property]:
    """Lines with the label their group has: «item1.TEL» and «item1.X-ABLabel»."""
    labels = {
        one.group: text_of(one, encoding) for one in card.properties if one.group and one.name == "X-ABLABEL"
    }
    return [
        replace(one, parameters={**one.parameters, "LABEL": [labels[one.group]]})
        if one.group in labels
        else one
        for one in card.properties
    ]


def _agents(card: Card, encoding: str) -> Iterator[Card]:
    """Cards written into the value of a line, as vCard 3.0 does with AGENT; they are cards like others."""
    for found in list(card.properties):
        if found.name == "AGENT" and b"VCARD" in found.raw.upper():
            card.properties.remove(found)
            inside = text_of(found, encoding).encode().split(b"\n")
            yield from cards_of(
                Line(found.line, line.content) for line in unfolded((found.line, piece) for piece in inside)
            )


def _in_line(text: str, line: int) -> str:
    where = _("line %(line)d") % {"line": line}
    return f"{text}, {where}" if text else where


add(
    Format(
        key="vcard",
        label=gettext_lazy("Cards of contacts (vCard)"),
        entry=gettext_lazy("Card"),
        recognises=recognises,
        rows=rows,
        endings=(".vcf", ".vcard"),
        about=gettext_lazy("from a phone, iCloud, Outlook or Google;"),
    )
)
