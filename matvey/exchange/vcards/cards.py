"""Lines as cards: whole ones, nested ones, and those that break off or have lost their beginning."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _

from matvey.exchange.vcards.lines import Line

MOST_PROPERTIES: Final = 2_000
MOST_PHOTOS: Final = 3
MOST_TEXT: Final = 1024**2
"""Bytes of a card without its photo, which has a bound of its own."""
LONGEST_HEAD: Final = 4_000
"""Bytes within which the name and the parameters of a line must end."""

_NAME = re.compile(rb"\s*(?:([A-Za-z0-9_-]{1,60})\.)?([A-Za-z0-9_-]{1,80})\s*(?=[;:])")
_PARAMETER = re.compile(rb"[^;\":]*(?:\"[^\"]*\"[^;\":]*)*")
_BARE_TYPES: Final = frozenset({"QUOTED-PRINTABLE", "BASE64", "7BIT", "8BIT", "B"})
_NOT_KEPT: Final = frozenset({"LOGO", "SOUND", "KEY"})
_NAMING: Final = frozenset({"N", "FN", "TEL", "EMAIL", "ORG", "VERSION"})


@dataclass(frozen=True, slots=True)
class Property:
    """A line of a card: `name` and the names of parameters in capitals, the value as it stands in the file."""

    line: int
    name: str
    raw: bytes
    group: str = ""
    parameters: dict[str, list[str]] = field(default_factory=dict)

    @property
    def types(self) -> set[str]:
        """«WORK», «CELL» … however the version writes them."""
        return {kind.strip().upper() for one in self.parameters.get("TYPE", ()) for kind in one.split(",")}

    def parameter(self, name: str) -> str:
        return next(iter(self.parameters.get(name, ())), "")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a card as a whole, and at which line."""

    line: int
    message: str


@dataclass(slots=True)
class Card:
    """`line` is where it begins. Lines that are none, empty values and the like are left out."""

    line: int
    properties: list[Property] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    size: int = 0
    is_too_big: bool = False

    def add(self, line: Line, found: Property) -> None:
        if line.is_cut:
            self.faults.append(Fault(line.number, _("The value is too long; only its beginning was read.")))
        self.size += 0 if found.name == "PHOTO" else len(found.raw)
        photos = sum(one.name == "PHOTO" for one in self.properties) if found.name == "PHOTO" else 0
        if len(self.properties) < MOST_PROPERTIES and self.size <= MOST_TEXT and photos < MOST_PHOTOS:
            self.properties.append(found)
        elif not self.is_too_big:
            self.is_too_big = True
            self.faults.append(Fault(line.number, _("The card is too big: the rest of it was left out.")))


def cards_of(lines: Iterable[Line]) -> Iterator[Card]:
    """Every card once it has ended: a nested one (AGENT) before the one that holds it.

    A card that begins while another is open has cut that one off, unless it is that one's AGENT.
    """
    opened: list[Card] = []
    for line in lines:
        found = property_of(line)
        if found is None:
            continue
        if found.name == "BEGIN" and found.raw.strip().upper() == b"VCARD":
            if opened and not _holds_agent(opened[-1]):
                yield _broken_off(opened.pop(), line.number)
            opened.append(Card(line.number))
        elif found.name == "END" and found.raw.strip().upper() == b"VCARD":
            if opened:
                yield opened.pop()
        else:
            _take(opened, line, found)
    while opened:
        yield _broken_off(opened.pop(), opened[-1].line if opened else 0)


def property_of(line: Line) -> Property | None:
    """The line taken apart at the signs outside of quotation marks; None for what is no line of a card."""
    named = _NAME.match(line.content)
    if named is None or line.content.find(b":", 0, LONGEST_HEAD) < 0:
        return None
    at, parameters = named.end(), dict[str, list[str]]()
    while line.content[at : at + 1] == b";":
        found = _PARAMETER.match(line.content, at + 1, LONGEST_HEAD)
        if found is None or found.end() >= min(len(line.content), LONGEST_HEAD):
            return _loosely(line, named)
        _add_parameter(parameters, found[0].decode("utf-8", "replace").strip())
        at = found.end()
    if line.content[at : at + 1] != b":":
        return _loosely(line, named)
    group = (named[1] or b"").decode().lower()
    return Property(line.number, named[2].decode().upper(), line.content[at + 1 :], group, parameters)


def _loosely(line: Line, named: re.Match[bytes]) -> Property | None:
    """Quotation marks that do not pair: what stands after the first colon is the value."""
    head, colon, value = line.content.partition(b":")
    if not colon:
        return None
    parameters: dict[str, list[str]] = {}
    for part in head.split(b";")[1:]:
        _add_parameter(parameters, part.decode("utf-8", "replace").strip())
    return Property(line.number, named[2].decode().upper(), value, "", parameters)


def _add_parameter(parameters: dict[str, list[str]], text: str) -> None:
    """vCard 2.1 writes values alone: «TEL;WORK;FAX», «N;QUOTED-PRINTABLE»."""
    name, equals, value = text.partition("=")
    if not equals:
        name, value = ("ENCODING" if text.upper() in _BARE_TYPES else "TYPE"), text
    parameters.setdefault(name.strip().upper(), []).append(value.strip().strip('"'))


def _holds_agent(card: Card) -> bool:
    last = card.properties[-1] if card.properties else None
    return last is not None and last.name == "AGENT" and not last.raw.strip()


def _take(opened: list[Card], line: Line, found: Property) -> None:
    if found.name in _NOT_KEPT or (not opened and found.name not in _NAMING):
        return
    if not opened:
        message = _("The card has no beginning: what was there has been read.")
        opened.append(Card(line.number, faults=[Fault(line.number, message)]))
    opened[-1].add(line, found)


def _broken_off(card: Card, line: int) -> Card:
    message = _("The card breaks off: what was there has been read.")
    last = card.properties[-1].line if card.properties else card.line
    card.faults.append(Fault(line or last, message))
    return card
