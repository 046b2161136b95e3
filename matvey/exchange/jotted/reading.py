"""Takes a line of a notebook, a business card or a signature apart; what it cannot place becomes the note."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from matvey.exchange.jotted.jotting import Jotting
from matvey.exchange.jotted.marks import Mark, marks_in
from matvey.exchange.jotted.pieces import Look, Piece, city_in, pieces_of
from matvey.exchange.spreadsheets.names import is_given_name, looks_like_one_name
from matvey.exchange.spreadsheets.values import clean_text

LONGEST = 5_000
"""A business card is far shorter; of a longer text the rest is the note as it stands."""

_CAPITALISED = re.compile(r"[А-ЯЁA-Z0-9][\w&'’.+-]*(?:\s+[А-ЯЁA-Z0-9][\w&'’.+-]*){0,2}")
_TWO_NAMES = re.compile(r"[А-ЯЁA-Z][а-яёa-z'’-]+ [А-ЯЁA-Z][а-яёa-z'’-]+")
_VERB = re.compile(r"\w+(?:ть|ться|чь)$", re.IGNORECASE)
_WORDS_OF_A_NAME = 6


def take_apart(text: str) -> Jotting:
    """The same text always gives the same; nothing is looked up and nothing that was typed gets lost."""
    text = clean_text(text.replace("\x00", " "))
    text, beyond = _beginning(text)
    marks = marks_in(text)
    used = _first_of_each(marks)
    pieces = pieces_of(_without(text, used))
    _settle(pieces)
    company, person, position = (_first(pieces, look) for look in (Look.COMPANY, Look.PERSON, Look.POSITION))
    city = _first(pieces, Look.CITY)
    taken = [piece for piece in (company, person, position, city) if piece]
    addresses = [piece for piece in pieces if piece.look is Look.ADDRESS]
    rest = [piece for piece in pieces if piece not in addresses and not any(piece is one for one in taken)]
    return Jotting(
        company=company.text if company else "",
        person=person.text if person else "",
        position=position.text if position else "",
        phones=_typed(used, "phone"),
        emails=_typed(used, "email"),
        site=next(iter(_typed(used, "site")), ""),
        inn=next(iter(_typed(used, "inn")), ""),
        city=city_in(city.text) if city else "",
        address=", ".join(piece.text for piece in addresses),
        note=_note(rest, beyond),
    )


def _beginning(text: str) -> tuple[str, str]:
    """What is looked through, and the rest from the beginning of a word."""
    if len(text) <= LONGEST:
        return text, ""
    place = text.rfind(" ", 0, LONGEST) + 1 or LONGEST
    return text[:place], text[place:]


def _first_of_each(marks: Sequence[Mark]) -> list[Mark]:
    """All phones and e-mails, the first site and the first tax number: the form has one field for each."""
    once: dict[str, Mark] = {}
    return [
        mark for mark in marks if mark.kind in ("phone", "email") or once.setdefault(mark.kind, mark) is mark
    ]


def _without(text: str, marks: Iterable[Mark]) -> str:
    kept, reached = "", 0
    for mark in marks:
        kept += text[reached : mark.start] + "\x00"
        reached = mark.end
    return kept + text[reached:]


def _settle(pieces: list[Piece]) -> None:
    """Words that look like nothing by themselves, judged by the others."""
    others = [piece for piece in pieces if piece.look is Look.OTHER]
    if not _has(pieces, Look.PERSON):
        _find_person(pieces, others)
    if not _has(pieces, Look.COMPANY):
        _find_company(pieces)


def _find_person(pieces: list[Piece], others: list[Piece]) -> None:
    """A single name, else two words in capitals beside a company: «Марина», «Гурам Ахба»."""
    single = [piece for piece in pieces if _is_one_name(piece)]
    pairs = [piece for piece in others if _TWO_NAMES.fullmatch(piece.text)]
    pairs = pairs if _has(pieces, Look.COMPANY) else []
    named = [piece for piece in single if is_given_name(piece.text)] or single or pairs
    if named:
        named[0].look = Look.PERSON


def _is_one_name(piece: Piece) -> bool:
    word = piece.text if not piece.text.islower() else piece.text.title()
    return piece.look is Look.OTHER and looks_like_one_name(word)


def _find_company(pieces: list[Piece]) -> None:
    """The first words of the text, or capitalised ones beside the human's name."""
    if not pieces:
        return
    first = pieces[0]
    has_person = _has(pieces, Look.PERSON)
    in_small_letters = all(piece.text == piece.text.lower() for piece in pieces)
    if _may_be_name(first) and (first.text[:1].isupper() or (has_person and in_small_letters)):
        first.look = Look.COMPANY
        return
    named = [piece for piece in pieces if _stands_out(piece)] or _half_people(pieces)
    if has_person and named:
        named[0].look = Look.COMPANY


def _half_people(pieces: list[Piece]) -> list[Piece]:
    """Of two that look like people one may be no human's name: «Белый Клык» beside «Иван Петров»."""
    people = [piece for piece in pieces if piece.look is Look.PERSON]
    doubtful = [
        piece for piece in people if "." not in piece.text and not any(map(is_given_name, piece.text.split()))
    ]
    return doubtful if len(doubtful) < len(people) else []


def _may_be_name(piece: Piece) -> bool:
    words = piece.text.split()
    return (
        piece.look is Look.OTHER
        and any(map(str.isalpha, piece.text))
        and len(words) <= _WORDS_OF_A_NAME
        and not _VERB.search(words[0])
        and not _is_greeting(piece.text)
    )


def _stands_out(piece: Piece) -> bool:
    return _may_be_name(piece) and bool(_CAPITALISED.fullmatch(piece.text)) and piece.text[:1].isalpha()


_GREETINGS = re.compile(
    r"(?:с (?:наилучшими |большим )?(?:уважением|пожеланиями)|спасибо|(?:best |kind )?regards|sincerely|thanks)\b.*"
    r"|(?:факс|fax|кпп|огрн\w*|бик|skype|telegram|whatsapp|viber|icq)\b.*",
    re.IGNORECASE,
)


def _is_greeting(text: str) -> bool:
    """The words a letter ends with, and labels of what the form has no field for, name nobody."""
    return _GREETINGS.fullmatch(text) is not None


def _has(pieces: Iterable[Piece], look: Look) -> bool:
    return any(piece.look is look for piece in pieces)


def _first(pieces: Iterable[Piece], look: Look) -> Piece | None:
    return next((piece for piece in pieces if piece.look is look), None)


def _typed(marks: Iterable[Mark], kind: str) -> tuple[str, ...]:
    return tuple(mark.typed for mark in marks if mark.kind == kind)


def _note(rest: Iterable[Piece], beyond: str) -> str:
    """What is left, line by line as it stood."""
    lines: dict[int, list[str]] = {}
    for piece in rest:
        lines.setdefault(piece.line, []).append(piece.text)
    written = [", ".join(words) for words in lines.values()]
    return "\n".join(filter(None, [*written, beyond]))
