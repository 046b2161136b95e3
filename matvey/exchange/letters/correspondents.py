"""Whom a mailbox shows to have written to us, and whom we wrote to: how often, first and last."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from matvey.exchange.letters.letter import Letter
from matvey.exchange.letters.own import Own
from matvey.exchange.letters.robots import is_robot

LOOKED_THROUGH = 2_000
"""Letters among which the owner of the mailbox is looked for."""
_OWNERS_SHARE = 0.6
_FEWEST = 5
_MOST_KEPT = 5_000
_NAMES_KEPT = 5


@dataclass(slots=True)
class Correspondent:
    """`received` and `sent` are fingerprints of letters from and to them, the last ones of very many."""

    address: str
    names: Counter[str] = field(default_factory=Counter)
    received: dict[str, None] = field(default_factory=dict)
    sent: dict[str, None] = field(default_factory=dict)
    first_at: dt.datetime | None = None
    last_at: dt.datetime | None = None

    @property
    def name(self) -> str:
        """The fullest of the names they were written with, of equals the most usual."""
        return max(self.names, key=lambda name: (min(len(name.split()), 3), self.names[name]), default="")

    def note(self, letter: Letter, kept: dict[str, None]) -> None:
        kept[letter.fingerprint] = None
        if len(kept) > _MOST_KEPT:
            del kept[next(iter(kept))]
        name = letter.names.get(self.address, "")
        if name and (name in self.names or len(self.names) < _NAMES_KEPT):
            self.names[name] += 1
        if at := letter.written_at:
            self.first_at = min(self.first_at or at, at)
            self.last_at = max(self.last_at or at, at)


@dataclass
class Correspondence:
    """What a mailbox tells: the correspondents in the order met, who was left out, which letters are broken."""

    people: dict[str, Correspondent] = field(default_factory=dict)
    robots: Counter[str] = field(default_factory=Counter)
    broken: list[int] = field(default_factory=list)

    def of(self, address: str) -> Correspondent:
        return self.people.setdefault(address, Correspondent(address))


def owners_of(letters: Iterable[Letter]) -> frozenset[str]:
    """Whose mailbox it is: the address nearly every letter was from or to."""
    counted: Counter[str] = Counter()
    total = 0
    for letter in islice(letters, LOOKED_THROUGH):
        total += 1
        counted.update(letter.people)
    if total < _FEWEST:
        return frozenset()
    [(owner, times)] = counted.most_common(1) or [("", 0)]
    return frozenset({owner}) if times >= total * _OWNERS_SHARE else frozenset()


def correspondence(letters: Iterator[Letter], own: Own) -> Correspondence:
    """Own addresses, robots and mailing lists are no correspondents; a letter without a sender is told."""
    found = Correspondence()
    for number, letter in enumerate(letters, 1):
        if not letter.sender:
            found.broken.append(number)
        elif letter.sender in own:
            _sent(letter, own, found)
        elif letter.is_mailing or is_robot(letter.sender):
            found.robots[letter.sender] += 1
        else:
            one = found.of(letter.sender)
            one.note(letter, one.received)
    return found


def _sent(letter: Letter, own: Own, found: Correspondence) -> None:
    for address in letter.recipients:
        if address in own:
            continue
        if is_robot(address):
            found.robots[address] += 1
            continue
        one = found.of(address)
        one.note(letter, one.sent)
