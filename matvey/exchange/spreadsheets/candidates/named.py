"""Cells in which a company, its people, their positions, phones and addresses stand together."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from matvey.exchange.spreadsheets.candidates.candidate import Point
from matvey.exchange.spreadsheets.candidates.points import certain_phones_in, emails_in
from matvey.exchange.spreadsheets.guessing.kinds import has_inn_key
from matvey.exchange.spreadsheets.names import (
    is_position,
    looks_like_company,
    looks_like_one_name,
    looks_like_person,
)

_SEVERAL = re.compile(r"[,;|/()\n@]|\s[-–—]\s|\d{7}|\d[\d ()-]{8,}\d")
_PIECE = re.compile(
    r"«[^»]*»|\"[^\"]*\"|„[^“”]*[“”]|“[^”]*”|\s[-–—]\s|[,;|/()\n]|[^,;|/()\n«\"„“\s]+|\s+|.", re.DOTALL
)
_BREAK = re.compile(r"\s[-–—]\s|[,;|/()\n]")
_INN = re.compile(r"\bинн[\s:№]*(\d{10}(?:\d\d)?)\b", re.IGNORECASE)


@dataclass(slots=True)
class Named:
    """What a naming cell holds; `name` is the cell's text where it could not be taken apart."""

    company: str = ""
    name: str = ""
    people: list[str] = field(default_factory=list)
    positions: list[str] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    inn: str = ""
    rest: list[str] = field(default_factory=list)


def named_in(text: str) -> Named:
    """Takes a cell apart: «ООО Ромашка (Иванов Иван, 8-905-123-45-67)», «Иванов И.И., директор, ООО Ива»."""
    if not _SEVERAL.search(text):
        return _single(text)
    found = Named()
    if (number := _INN.search(text)) and has_inn_key(number[1]):
        found.inn, text = number[1], _INN.sub("", text)
    if "@" in text:
        emails, text = emails_in(text)
        found.points += [point for point, _wrong in emails]
    phones, text = certain_phones_in(text)
    found.points += phones
    _sort_pieces(found, text.strip(" ,;-–—"))
    return found


def _single(text: str) -> Named:
    if looks_like_company(text):
        return Named(company=text)
    return Named(people=[text]) if looks_like_person(text) else Named(name=text)


def _sort_pieces(found: Named, text: str) -> None:
    pieces = _pieces(text)
    without_commas = " ".join(text.replace(",", " ").split())
    if len(pieces) < 2 or looks_like_person(without_commas):
        whole = _single(text if len(pieces) < 2 else without_commas)
        found.company, found.name, found.people = whole.company, whole.name, whole.people
        return
    people = [piece for piece in pieces if looks_like_person(piece) and not looks_like_company(piece)]
    positions = [piece for piece in pieces if is_position(piece)]
    others = [piece for piece in pieces if piece not in people and piece not in positions]
    if others and not people:
        people = [piece for piece in others[1:] if looks_like_one_name(piece)]
        others = [piece for piece in others if piece not in people]
    if not people and not positions:
        found.company, found.name = (text, "") if looks_like_company(text) else ("", text)
        return
    found.people, found.positions = people, positions
    _name_by_others(found, others)


def _name_by_others(found: Named, others: list[str]) -> None:
    """Of the pieces that are no people, the first that looks like a company is its name, else the first."""
    companies = [piece for piece in others if looks_like_company(piece)]
    if companies:
        found.company = companies[0]
    elif others and any(sign.isalpha() for sign in others[0]) and not _is_aside(found, others[0]):
        found.company = others[0]
    found.rest = [piece for piece in others if piece != found.company]


def _is_aside(found: Named, piece: str) -> bool:
    """A remark in small letters beside a person's name is no company: «Иванов Иван (сын Петра)»."""
    return bool(found.people) and piece[:1].islower()


def _pieces(text: str) -> list[str]:
    pieces = [""]
    for token in _PIECE.findall(text):
        if _BREAK.fullmatch(token):
            pieces.append("")
        else:
            pieces[-1] += token
    return [
        piece.strip(" .")
        if len(piece.strip()) > 4 and not re.search(r"[А-ЯA-Z]\.$", piece.strip())
        else piece.strip()
        for piece in pieces
        if piece.strip(" .-–—")
    ]
