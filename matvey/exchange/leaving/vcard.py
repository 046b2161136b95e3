"""Writes vCards (RFC 2426, version 3.0, which every phone and mail program reads): folded, escaped, UTF-8."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

_LINE = 75  # octets without the line break, RFC 2426, 2.6
_ESCAPED = str.maketrans({"\\": "\\\\", "\n": "\\n", ",": "\\,", ";": "\\;", "\r": ""})
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Way:
    """A phone, e-mail, place, page or messenger; `types` are those of the standard, `WORK` or `PREF` say."""

    property: str
    value: str
    types: tuple[str, ...] = ()


@dataclass(frozen=True)
class VCard:
    """One card of an address book. `name` is surname, given name, patronymic; a company has none."""

    shown: str
    name: tuple[str, str, str] = ("", "", "")
    company: str = ""
    title: str = ""
    born: str = ""
    note: str = ""
    tags: Sequence[str] = ()
    ways: Sequence[Way] = field(default_factory=tuple)
    is_company: bool = False

    def __str__(self) -> str:
        return "".join(f"{folded}\r\n" for line in self._lines() for folded in _folded(line))

    def _lines(self) -> Iterator[str]:
        yield from ("BEGIN:VCARD", "VERSION:3.0")
        yield "N:" + ";".join(map(escaped, (*self.name, "", "")))
        yield f"FN:{escaped(self.shown)}"
        if self.company:
            yield f"ORG:{escaped(self.company)}"
        if self.is_company:
            yield "X-ABShowAs:COMPANY"  # as iPhones tell a company from a person
        yield from _said(("TITLE", self.title), ("BDAY", self.born), ("NOTE", self.note))
        yield from map(_way, self.ways)
        if self.tags:
            yield "CATEGORIES:" + ",".join(map(escaped, self.tags))
        yield "END:VCARD"


def escaped(text: str) -> str:
    """What the signs of the format mean to be text; what nobody sees is left out."""
    return _UNSEEN.sub("", text).translate(_ESCAPED)


def address(street: str, city: str = "", region: str = "") -> str:
    """The seven parts of an address, of which three are known."""
    return ";".join(("", "", escaped(street), escaped(city), escaped(region), "", ""))


def _said(*pairs: tuple[str, str]) -> Iterator[str]:
    return (f"{name}:{escaped(value)}" for name, value in pairs if value)


def _way(way: Way) -> str:
    types = f";TYPE={','.join(way.types)}" if way.types else ""
    value = way.value if way.property == "ADR" else escaped(way.value)
    return f"{way.property}{types}:{value}"


def _folded(line: str) -> Iterable[str]:
    """Lines of 75 octets at the most, broken between letters and never inside of one."""
    if len(line.encode()) <= _LINE:
        return (line,)
    lines, piece, size = [], "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _LINE:
            lines.append(piece)
            piece, size = " ", 1
        piece, size = piece + letter, size + width
    return (*lines, piece)
